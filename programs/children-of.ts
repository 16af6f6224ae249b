import type { AnyNode, Node } from "acorn";

/** The direct children of this node, in source order. */
export function childrenOf(node: AnyNode): AnyNode[] {
  const children: AnyNode[] = [];
  for (const value of Object.values(node) as unknown[]) {
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) {
      if (isNode(value)) children.push(value);
    } else for (const one of value as unknown[]) if (isNode(one)) children.push(one);
  }
  return children.length < 2 ? children : children.sort((a, b) => a.start - b.start);
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === "object" && value !== null && typeof (value as Node).type === "string";
