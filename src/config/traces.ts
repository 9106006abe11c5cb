import type { Form } from './form.ts';

/** Where OpenTelemetry traces go; null when they go nowhere. */
export type TracesConfig = Readonly<{ url: string; service: string }> | null;

/** https://opentelemetry.io/docs/specs/otel/protocol/exporter/#endpoint-urls-for-otlphttp */
export const tracesOf = (form: Form): TracesConfig => {
  const own = form.optional('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT');
  const base = form.optional('OTEL_EXPORTER_OTLP_ENDPOINT');
  const service = form.required('OTEL_SERVICE_NAME');
  const isOff = form.required('OTEL_SDK_DISABLED') === 'true';
  const url = own ?? (base === null ? null : `${base}/v1/traces`);
  return isOff || url === null ? null : { url, service };
};
