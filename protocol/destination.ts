import { z } from "zod";
import { fillTemplate, templateFields } from "#core/jobs/template";
import { ConnectionName } from "./api/storage";
import { LIMITS } from "./limits";
import { tryParse } from "./try-parse";

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
    const refuse = (message: string) => addIssue({ code: "custom", message });
    const destination = parseDestination(text);
    if (!destination)
      return refuse("must be like s3://NAME/results/{unit}-{part}, NAME being a connection of yours that may write");
    const { template } = destination;
    const named = templateFields(template);
    const unknown = named.find((field) => !(FIELDS as readonly string[]).includes(field));
    const known = FIELDS.map((field) => `{${field}}`).join(", ");
    if (unknown !== undefined)
      return refuse(
        `{${unknown}} is not a field of an output's name. There are ${known}; write {{ and }} for plain braces`,
      );
    if (!named.includes("unit") && !named.includes("hash"))
      return refuse("must have {unit} or {hash}, or outputs of two units would have one name");
    if (template.endsWith("/") || template.startsWith("/") || template.includes("//") || climbs(template))
      return refuse("must make a name that neither begins nor ends with a slash, with no empty piece, . or .. in it");
  })
  .describe("Where outputs go: a name in a bucket of yours, made of {job}, {unit}, {name}, {part} and {hash}.");
