import type { AnyNode, Identifier } from "acorn";
import { childrenOf } from "./children-of";

const MAX_TURNS = 16;

export const LOOPS: ReadonlySet<string> = new Set([
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "WhileStatement",
  "DoWhileStatement",
]);

/**
 * A loop like `for (let i = 0; i < 4; i++)` without a nested loop, whose body does not change `i`: it ends after few
 * iterations.
 */
export function isShortLoop(node: AnyNode): boolean {
  if (node.type !== "ForStatement") return false;
  const { init, test, update, body } = node;
  if (init?.type !== "VariableDeclaration" || init.declarations.length !== 1) return false;
  const [declared] = init.declarations;
  if (declared?.id.type !== "Identifier" || test?.type !== "BinaryExpression" || update?.type !== "UpdateExpression")
    return false;
  const { name } = declared.id;
  const isIt = (of: AnyNode) => of.type === "Identifier" && of.name === name;
  if (!isIt(test.left as AnyNode) || !isIt(update.argument) || update.operator !== "++") return false;
  const [from, to] = [numberOf(declared.init), numberOf(test.right)];
  if ((test.operator !== "<" && test.operator !== "<=") || !(to - from < MAX_TURNS)) return false;
  return !writes(body as AnyNode, name);
}

const numberOf = (node: AnyNode | null | undefined) =>
  node?.type === "Literal" && typeof node.value === "number" ? node.value : Number.NaN;

/** Whether anything there may assign to the variable, or loop by itself. */
function writes(node: AnyNode, name: string): boolean {
  if (LOOPS.has(node.type)) return true;
  if (node.type === "AssignmentExpression" && names(node.left as AnyNode, name)) return true;
  if (node.type === "UpdateExpression" && names(node.argument, name)) return true;
  return childrenOf(node).some((child) => writes(child, name));
}

const names = (node: AnyNode, name: string): boolean =>
  node.type === "Identifier"
    ? (node as Identifier).name === name
    : childrenOf(node).some((child) => names(child, name));
