import type { AnyNode } from "acorn";
import type { Finding } from "./finding";
import type { ModuleNames } from "./module-names";

/** Where a module reads an engine's own wording, unless that is only logged or rethrown. */
export function engineWords(names: ModuleNames): Finding[] {
  return names.nodes.flatMap((node) => {
    const subject = isStack(node) ? "stack" : isCaughtInWords(node, names) ? "words" : undefined;
    if (!subject || isOnlyTold(node, names)) return [];
    return { at: node.start, subject, found: { kind: subject === "stack" ? "stack" : "engine-words" }, isSure: false };
  });
}

function isStack(node: AnyNode): boolean {
  return memberOf(node) === "stack";
}

/** `error.message` and similar of a caught error, and the error itself as text. */
function isCaughtInWords(node: AnyNode, names: ModuleNames): boolean {
  if (node.type !== "Identifier" || !names.isCaught(node)) return false;
  const parent = names.parentOf(node);
  switch (parent?.type) {
    case "MemberExpression":
      return ["message", "toString"].includes(memberOf(parent) ?? "");
    case "TemplateLiteral":
      return true;
    case "BinaryExpression":
      return parent.operator === "+";
    case "CallExpression":
      return parent.callee.type === "Identifier" && parent.callee.name === "String";
    default:
      return false;
  }
}

const memberOf = (node: AnyNode): string | undefined =>
  node.type === "MemberExpression" && !node.computed && node.property.type === "Identifier"
    ? node.property.name
    : undefined;

function isOnlyTold(node: AnyNode, names: ModuleNames): boolean {
  for (let at = names.parentOf(node); at; at = names.parentOf(at)) {
    if (at.type === "ThrowStatement") return true;
    if (at.type === "CallExpression" && at.callee.type === "MemberExpression") {
      const { object } = at.callee;
      if ((object.type === "Identifier" && object.name === "console") || memberOf(at.callee) === "log") return true;
    }
    if (at.type.endsWith("Statement")) return false;
  }
  return false;
}
