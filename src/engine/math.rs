//! The one place that calls `libm`: functions of real numbers that give the same bits natively and in
//! a browser, which those of the standard library do not promise.
