import { type Attributes, context, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

const tracerName = "gatehouse";

/** Runs work as one step of a trace. Costs next to nothing where no telemetry was started. Attributes hold no secret. */
export function inSpan<T>(name: string, attributes: Attributes, work: (span: Span) => Promise<T>): Promise<T> {
  return trace.getTracer(tracerName).startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work(span);
    } catch (error) {
      fail(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/**
 * Begins the step of one database statement: its text, which holds placeholders in place of values. Null where nobody traces.
 * The answer ends it.
 */
export function beginStatement(text: string): ((error?: unknown) => void) | null {
  if (!trace.getSpan(context.active())?.isRecording()) return null;
  const operation = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? "QUERY";
  const attributes = {
    "db.system.name": "postgresql",
    "db.operation.name": operation,
    "db.query.text": text.slice(0, 2000),
  };
  const span = trace.getTracer(tracerName).startSpan(`postgres ${operation}`, { kind: SpanKind.CLIENT, attributes });
  return (error) => {
    if (error !== undefined && error !== null) fail(span, error);
    span.end();
  };
}

/** Of the log lines of a request: which trace they belong to. */
export function activeTraceId(): string | undefined {
  return trace.getSpan(context.active())?.spanContext().traceId;
}

/** Name and code; a message could repeat what somebody typed. */
function fail(span: Span, error: unknown): void {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const name = error instanceof Error ? error.name : typeof error;
  span.setStatus({ code: SpanStatusCode.ERROR, message: [name, code].filter(Boolean).join(" ") });
}
