import { type Attributes, metrics } from "@opentelemetry/api";

const meterName = "gatehouse";

/** Counts one more. Nothing where no telemetry was started. */
export function countOne(name: string, description: string, attributes: Attributes): void {
  metrics.getMeter(meterName).createCounter(name, { description }).add(1, attributes);
}

/** Observes a number whenever metrics are sent; `stop` ends that. Telemetry must have been started before. */
export function observe(name: string, description: string, read: () => number): { stop(): void } {
  const gauge = metrics.getMeter(meterName).createObservableGauge(name, { description });
  const callback = (result: { observe(value: number): void }) => result.observe(read());
  gauge.addCallback(callback);
  return { stop: () => gauge.removeCallback(callback) };
}
