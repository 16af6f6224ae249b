import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { type Resource, resourceFromAttributes } from "@opentelemetry/resources";
import type { ReadableSpan } from "@opentelemetry/sdk-trace";
import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Commit } from "#core/coordination/effects";
import { LIMITS } from "#protocol/limits";
import type { Config } from "../config";
import { readAttempts, type UnitAttempts } from "./read-attempts";
import { isTraced, type SettledUnit } from "./traced-unit";
import { unitSpans } from "./unit-spans";

interface Ports {
  config: Pick<Config, "traces" | "cityName">;
  pool: Pool;
  log: Logger;
  /** The name of this coordinator. */
  self: string;
}

/** Of a job that is no longer there. */
const NOTHING: UnitAttempts = { answers: [], losses: [] };

/**
 * Sends the traces of settled units to a collector. They are made from what is stored, after it is durable, so that no
 * device waits for them; a collector that is slow or gone costs traces and nothing else.
 */
export class UnitTracer {
  readonly #ports: Ports;
  readonly #exporter: OTLPTraceExporter | undefined;
  readonly #resource: Resource;
  #waiting: SettledUnit[] = [];
  #leftOut = 0;

  constructor(ports: Ports) {
    this.#ports = ports;
    const { traces, cityName } = ports.config;
    this.#resource = resourceFromAttributes({
      "service.name": "lamplighter",
      "service.instance.id": ports.self,
      "lamplighter.city": cityName,
    });
    if (traces)
      this.#exporter = new OTLPTraceExporter({
        url: new URL("v1/traces", traces.collector.replace(/\/*$/, "/")).href,
        timeoutMillis: LIMITS.MAX_TRACE_EXPORT_MS,
      });
  }

  /** O(settled units). */
  committed({ settled }: Pick<Commit, "settled">) {
    if (!this.#exporter) return;
    for (const unit of settled) {
      if (!isTraced(unit)) continue;
      if (this.#waiting.length < LIMITS.MAX_TRACES_WAITING) this.#waiting.push(unit);
      else this.#leftOut += 1;
    }
  }

  async round(): Promise<void> {
    const units = this.#waiting.splice(0, LIMITS.MAX_TRACES_AT_ONCE);
    if (!this.#exporter || units.length === 0) return;
    const { pool, log } = this.#ports;
    if (this.#leftOut > 0)
      log.warn({ event: "traces.left-out", units: this.#leftOut }, "more units failed than are traced");
    this.#leftOut = 0;
    const attempts = await readAttempts(pool, units);
    const spans = units.flatMap((unit, at) => unitSpans(unit, attempts[at] ?? NOTHING, this.#resource));
    if (spans.length > 0) await this.#send(spans);
  }

  async close(): Promise<void> {
    await this.#exporter?.shutdown();
  }

  #send(spans: ReadableSpan[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#exporter?.export(spans, ({ error }) => (error ? reject(error) : resolve()));
    });
  }
}
