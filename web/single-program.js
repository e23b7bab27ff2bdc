// The program of the page in one file, with all that a website would fetch later. web/single.js starts it.
import start from '../target/page/entry.js';
import * as charts from './charts.js';
import * as saver from './save.js';
import { unpack } from './link.js';
/* global FIRST */

const { part, itself, files } = window.scorecardOne;

window.scorecardLater = {
  charts: async () => charts,
  saver: async () => saver,
  styles: async () => {},
  unpack,
  single: async () => itself,
  files, // the reports in it: names and texts by turns
};
window.scorecardOne.start = () => start({ module_or_path: part(FIRST) });
