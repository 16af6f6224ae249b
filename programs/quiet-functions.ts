import type { AnyNode, Node } from "acorn";
import { KEPT_NAMES } from "#protocol/programs/realm-names";
import { childrenOf } from "./children-of";

const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

/** What must be known before a function is known to end: functions in it, and names that it calls. */
interface Caller {
  waitsFor: number;
  node: Node;
}

/**
 * Functions that cannot be called again by what they call: everything that they call by name, or contain, is one of
 * these too, or one of the language's own. A name stands for all functions that have it anywhere, so that none is
 * missed if two have the same; calls other than by name are unknown, so their callers are excluded.
 */
export function quietFunctions(program: AnyNode): ReadonlySet<Node> {
  const quiet = new Set<Node>();
  /** How many functions of each name are not known to be quiet yet. */
  const loud = new Map<string, number>();
  const namesOf = new Map<Node, string[]>();
  const waiting = new Map<Node | string, Caller[]>();
  const callers: Caller[] = [];

  const bear = (node: AnyNode | null | undefined, name: string | undefined) => {
    if (!node || !name || !FUNCTIONS.has(node.type)) return;
    loud.set(name, (loud.get(name) ?? 0) + 1);
    namesOf.set(node, [...(namesOf.get(node) ?? []), name]);
  };
  const wait = (caller: Caller | undefined, on: Node | string | undefined) => {
    if (!caller) return;
    caller.waitsFor += 1;
    if (on === undefined) return;
    const those = waiting.get(on);
    if (those) those.push(caller);
    else waiting.set(on, [caller]);
  };
  const visit = (node: AnyNode, outer: Caller | undefined): void => {
    name(node, bear);
    let caller = outer;
    if (FUNCTIONS.has(node.type)) {
      wait(outer, node);
      caller = { waitsFor: 0, node };
      callers.push(caller);
    } else {
      for (const called of calledBy(node)) wait(caller, called);
    }
    for (const child of childrenOf(node)) visit(child, caller);
  };
  visit(program, undefined);

  const isLanguage = (called: string) => !loud.has(called) && (called.startsWith(".") || KEPT_NAMES.has(called));
  const ready = callers.filter(({ waitsFor }) => waitsFor === 0);
  const heard = (what: Node | string) => {
    for (const caller of waiting.get(what) ?? []) if (--caller.waitsFor === 0) ready.push(caller);
  };
  for (const called of waiting.keys()) if (typeof called === "string" && isLanguage(called)) heard(called);
  for (let caller = ready.pop(); caller; caller = ready.pop()) {
    quiet.add(caller.node);
    heard(caller.node);
    for (const own of namesOf.get(caller.node) ?? []) {
      const left = (loud.get(own) ?? 0) - 1;
      loud.set(own, left);
      if (left === 0) heard(own);
    }
  }
  return quiet;
}

/** Calls `bear` with the names that a node gives to a function: plain ones, and with a dot those of properties. */
function name(node: AnyNode, bear: (node: AnyNode | null | undefined, name: string | undefined) => void) {
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
      return bear(node, node.id?.name);
    case "VariableDeclarator":
      return bear(node.init, identifier(node.id as AnyNode));
    case "AssignmentExpression":
    case "AssignmentPattern":
      return bear(node.right, identifier(node.left as AnyNode) ?? property(node.left as AnyNode));
    case "Property":
    case "MethodDefinition":
    case "PropertyDefinition":
      return bear(node.value as AnyNode | null, node.computed ? undefined : keyOf(node.key as AnyNode));
  }
}

/** What a node calls by itself; `undefined` if that has no name. */
function calledBy(node: AnyNode): (string | undefined)[] {
  switch (node.type) {
    case "NewExpression":
      return [...named(node.callee as AnyNode), ".constructor"];
    case "CallExpression":
      return node.callee.type === "Super" ? [".constructor"] : named(node.callee as AnyNode);
    case "TaggedTemplateExpression":
      return named(node.tag as AnyNode);
    case "YieldExpression":
    case "AwaitExpression":
    case "ForOfStatement":
      // Awaiting and iterating may call methods of the value.
      return [".then", ".next"];
    default:
      return [];
  }
}

const named = (callee: AnyNode) => [identifier(callee) ?? property(callee)];
const identifier = (node: AnyNode) => (node.type === "Identifier" ? node.name : undefined);
const property = (node: AnyNode) =>
  node.type === "MemberExpression" && !node.computed ? keyOf(node.property as AnyNode) : undefined;
const keyOf = (key: AnyNode) =>
  key.type === "Identifier" || key.type === "PrivateIdentifier"
    ? `.${key.name}`
    : key.type === "Literal"
      ? `.${String(key.value)}`
      : undefined;
