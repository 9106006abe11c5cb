import { AsyncLocalStorage } from 'node:async_hooks';
import { trace as api, type Context, ROOT_CONTEXT, SpanStatusCode } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import {
  defaultResource,
  detectResources,
  resourceAttributesEnvDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Trace } from './core/ports/traces.ts';

/**
 * Sends traces to an OpenTelemetry collector (OTLP, protobuf). Registers nothing globally, so that two bots in one
 * process share nothing.
 */
export const openTraces = ({
  url,
  service,
}: Readonly<{ url: string; service: string }>): Readonly<{ trace: Trace; close(): Promise<void> }> => {
  const resource = defaultResource()
    .merge(detectResources({ detectors: [resourceAttributesEnvDetector] }))
    .merge(resourceFromAttributes({ 'service.name': service }));
  const exporter = new OTLPTraceExporter({ url });
  const provider = new TracerProvider({ resource, spanProcessors: [new BatchSpanProcessor({ exporter })] });
  const tracer = provider.getTracer('pax8-teams-bot');
  const current = new AsyncLocalStorage<Context>();
  return {
    trace: async (name, facts, work) => {
      const parent = current.getStore() ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, { attributes: facts }, parent);
      try {
        return await current.run(api.setSpan(parent, span), () =>
          work((later) => void span.setAttributes(later)),
        );
      } catch (thrown) {
        // Without its text, which may quote what people wrote.
        span.setStatus({ code: SpanStatusCode.ERROR });
        span.setAttribute('error.type', thrown instanceof Error ? thrown.name : 'unknown');
        throw thrown;
      } finally {
        span.end();
      }
    },
    close: () => provider.shutdown(),
  };
};
