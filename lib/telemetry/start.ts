import { metrics } from "@opentelemetry/api";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, NodeTracerProvider } from "@opentelemetry/sdk-trace-node";

export type Telemetry = {
  /** Sends what waits. */
  flush(): Promise<void>;
  /** Sends what waits, and sends no more. */
  stop(): Promise<void>;
};

const kept: typeof globalThis & { gatehouseFlush?: () => Promise<void> } = globalThis;

/**
 * Sends traces and metrics by OTLP over HTTP; where to, and with which headers, the exporters read from OTEL_EXPORTER_OTLP_…
 * themselves. Loaded only where that is set (instrumentation.ts), before anything is measured: until then the calls of
 * trace.ts and metrics.ts do nothing.
 */
export function startTelemetry(serviceName: string, metricsEveryMs = 60_000): Telemetry {
  const resource = resourceFromAttributes({ "service.name": serviceName });
  const spans = new BatchSpanProcessor(new OTLPTraceExporter());
  const tracing = new NodeTracerProvider({ resource, spanProcessors: [spans] });
  tracing.register();
  const reader = new PeriodicExportingMetricReader({
    exporter: new OTLPMetricExporter(),
    exportIntervalMillis: metricsEveryMs,
    exportTimeoutMillis: Math.min(metricsEveryMs, 10_000),
  });
  const metering = new MeterProvider({ resource, readers: [reader] });
  metrics.setGlobalMeterProvider(metering);
  const flush = async () => {
    await Promise.allSettled([tracing.forceFlush(), metering.forceFlush()]);
  };
  // scripts/server.mjs, which is not part of the build, sends what was measured last before it ends.
  kept.gatehouseFlush = flush;
  return {
    flush,
    async stop() {
      kept.gatehouseFlush = undefined;
      await Promise.allSettled([tracing.shutdown(), metering.shutdown()]);
    },
  };
}
