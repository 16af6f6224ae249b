import { parseXml, XmlElement } from "@rgrove/parse-xml";
import { BucketError } from "./bucket-error";

/** Parses a bucket's response. Entities are not resolved and nothing is fetched, so XML bombs do nothing. */
export function readXml(text: string): XmlElement {
  try {
    const { root } = parseXml(text);
    if (root) return root;
  } catch (error) {
    throw new BucketError("not-s3", "The answer is not XML.", { cause: error });
  }
  throw new BucketError("not-s3", "The answer is empty.");
}

export const elementsOf = (parent: XmlElement, name: string): XmlElement[] =>
  parent.children.filter((child): child is XmlElement => child instanceof XmlElement && child.name === name);

/** Undefined where there is no such element. */
export const textOf = (parent: XmlElement, name: string): string | undefined => elementsOf(parent, name)[0]?.text;
