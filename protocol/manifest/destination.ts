import { z } from "zod";
import { fillTemplate, templateFields } from "#core/jobs/template";
import { ConnectionName } from "../api/storage";
import { faulty } from "../faulty";
import { LIMITS } from "../limits";
import { tryParse } from "../try-parse";
import type { InputFault } from "./input-fault";

/** Where a job's outputs go: below one of its customer's connections, under names made from a template. */
export interface Destination {
  connection: string;
  template: string;
}

/** What the name of one part of a unit's output is made from. */
export interface PlacedPart {
  jobId: string;
  unit: number;
  /** The name of the unit's input, if it is an object or a file. */
  name?: string;
  part: string;
  /** SHA-256 in hexadecimal. */
  hash: string;
}

const FIELDS = ["job", "unit", "name", "part", "hash"] as const;
type Field = (typeof FIELDS)[number];
const UNIT_DIGITS = 6;

const ADDRESS = /^s3:\/\/([^/]*)\/(.*)$/s;

/** Undefined for anything that is not an address below a connection. */
export function parseDestination(text: string): Destination | undefined {
  const [, connection = "", template = ""] = ADDRESS.exec(text) ?? [];
  return tryParse(ConnectionName, connection).success && template !== "" ? { connection, template } : undefined;
}

export function keyOfPart(template: string, { jobId, unit, name = "", part, hash }: PlacedPart): string {
  const values: Record<Field, string> = {
    job: jobId,
    unit: String(unit).padStart(UNIT_DIGITS, "0"),
    name,
    part,
    hash,
  };
  return fillTemplate(template, new Map(Object.entries(values)));
}

/**
 * The folder of a job's listing: next to its outputs, at the deepest folder that the template names without
 * placeholders.
 */
export function listingFolder(template: string, jobId: string): string {
  const spelled = template.slice(0, template.search(/[{}]|$/));
  return `${spelled.slice(0, spelled.lastIndexOf("/") + 1)}listing-${jobId}/`;
}

const climbs = (template: string) => template.split("/").some((piece) => piece === "." || piece === "..");

/** As written in a manifest. */
export const DestinationText = z
  .string()
  .max(LIMITS.MAX_DESTINATION_CHARS)
  .superRefine((text, { addIssue }) => {
    const refuse = (fault: InputFault) => addIssue({ code: "custom", ...faulty(fault) });
    const destination = parseDestination(text);
    if (!destination) return refuse({ kind: "destination" });
    const { template } = destination;
    const named = templateFields(template);
    const unknown = named.find((field) => !(FIELDS as readonly string[]).includes(field));
    if (unknown !== undefined) return refuse({ kind: "destination-field", field: unknown, known: FIELDS });
    if (!named.includes("unit") && !named.includes("hash")) return refuse({ kind: "destination-shared" });
    if (template.endsWith("/") || template.startsWith("/") || template.includes("//") || climbs(template))
      return refuse({ kind: "destination-slashes" });
  })
  .describe("Where outputs go: a name in a bucket of yours, made of {job}, {unit}, {name}, {part} and {hash}.");
