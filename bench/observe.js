// Runs in the page that `npm run bench:browser` measures, before anything of it.
const seen = { largestPaint: 0, blocking: 0, shift: 0 };
window.gatehouseSeen = seen;
const watch = (type, note) =>
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
watch("largest-contentful-paint", ({ startTime }) => {
  seen.largestPaint = startTime;
});
watch("longtask", ({ duration }) => {
  seen.blocking += Math.max(0, duration - 50);
});
watch("layout-shift", ({ value, hadRecentInput }) => {
  if (!hadRecentInput) seen.shift += value;
});
