// The chart library, fetched when the first chart is drawn: only what the charts use of ECharts, drawn as SVG.
// src/charts/ builds the options.
import { init as initECharts, use } from 'echarts/core';
import { BarChart, LineChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { save } from './save.js';

use([BarChart, LineChart, ScatterChart, AriaComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

const LINE = 15; // pixels, as LINE_HEIGHT in src/charts/common.rs
const PAPER_WIDTH = 640; // pixels, just inside the margins of A4 upright
const still = matchMedia('(prefers-reduced-motion: reduce)');

// Draws in the element, which must have a width and a height, and follows its size from then on.
export function init(element) {
  const chart = initECharts(element, null, { renderer: 'svg' });
  // Without 'auto' it keeps a width it was once given. What cannot be seen has no size to follow.
  const fit = () => element.clientWidth && chart.resize({ width: 'auto', height: 'auto' });
  const sizes = new ResizeObserver(fit);
  sizes.observe(element);
  // The browser lays out the paper after this event and tells no one its width.
  const onPaper = () => {
    if (!element.clientWidth) return;
    chart.resize({ width: Math.min(chart.getWidth(), PAPER_WIDTH) });
    chart.getZr().flush();
  };
  addEventListener('beforeprint', onPaper);
  addEventListener('afterprint', fit);

  return {
    // Replaces the whole chart: nothing of the one before is left.
    set(json) {
      // Lines of a label: without this ECharts takes the width of a Chinese letter, which not every font has.
      // Names under an axis that would meet are left out, whichever they are.
      const more = { label: { lineHeight: LINE }, axisLabel: { hideOverlap: true } };
      const option = JSON.parse(json, (key, value) => Object.hasOwn(more, key) ? { ...more[key], ...value } : value);
      // Colours may be the page's own, `var(--chart-line)`, which follow light and dark by themselves; ECharts
      // cannot lighten such a colour under the pointer, so it is told not to.
      for (const series of option.series ?? []) series.emphasis = { disabled: true, ...series.emphasis };
      for (const legend of [option.legend ?? []].flat()) legend.selectedMode = false; // a key, not a switch
      if (still.matches) option.animation = false;
      if (option.tooltip) {
        option.tooltip = { confine: true, className: 'chart-tooltip', ...option.tooltip, formatter };
        if (still.matches) option.tooltip.transitionDuration = 0;
      }
      chart.setOption(option, { notMerge: true });
    },
    // Gives the reader the chart as a file, 'svg' or 'png', with these words around it; fails if it cannot.
    save(kind, over, title, source) {
      return save(element.querySelector('svg'), kind, { over, title, source });
    },
    resize: fit,
    dispose() {
      sizes.disconnect();
      removeEventListener('beforeprint', onPaper);
      removeEventListener('afterprint', fit);
      chart.dispose();
    },
  };
}

// A tooltip says the names of its points, which are finished sentences. Built as elements: text from the
// report cannot become markup, and no inline style meets the CSP.
function formatter(points) {
  const box = document.createElement('div');
  for (const point of [points].flat()) {
    const line = document.createElement('div');
    line.textContent = point.data?.name ?? point.name;
    box.append(line);
  }
  return box;
}
