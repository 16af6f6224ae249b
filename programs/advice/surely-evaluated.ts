import type { AnyNode, CallExpression, Program } from "acorn";
import { childrenOf } from "../children-of";
import { type FunctionNode, isFunction, type ModuleNames } from "./module-names";

/** Of these node types only these parts are evaluated in any case. Of every other type, all parts are, in order. */
const SURE_PARTS: Readonly<Record<string, readonly string[]>> = {
  IfStatement: ["test"],
  ConditionalExpression: ["test"],
  LogicalExpression: ["left"],
  SwitchStatement: ["discriminant"],
  ForStatement: ["init", "test"],
  ForInStatement: ["right"],
  ForOfStatement: ["right"],
  WhileStatement: ["test"],
  DoWhileStatement: [],
  LabeledStatement: [],
  ChainExpression: [],
  AssignmentPattern: ["left"],
  FunctionDeclaration: [],
  FunctionExpression: [],
  ArrowFunctionExpression: [],
  ClassDeclaration: ["superClass"],
  ClassExpression: ["superClass"],
};

/**
 * The nodes that are evaluated whenever a unit runs: when the module is loaded, in its default function, and in the
 * functions that these call by name, as far as there is no condition and no catch on the way. Other nodes may be
 * evaluated too.
 */
export function surelyEvaluated(names: ModuleNames): ReadonlySet<AnyNode> {
  const sure = new Set<AnyNode>();
  const entered = new Set<FunctionNode>();

  const enter = (called: FunctionNode | undefined, isAwaited: boolean) => {
    // A rejected promise fails the unit only if it is awaited.
    if (!called || called.generator || entered.has(called) || (called.async && !isAwaited)) return;
    entered.add(called);
    visit(called.body, true);
  };
  const call = ({ callee }: CallExpression, isAwaited: boolean) => {
    if (callee.type === "Identifier") enter(names.functionNamed(callee), isAwaited);
    else if (isFunction(callee)) enter(callee, isAwaited);
  };
  const statements = (body: readonly AnyNode[]) => {
    for (const statement of body) {
      visit(statement);
      if (mayReturn(statement)) return;
    }
  };
  const visit = (node: AnyNode, isAwaited = false): void => {
    sure.add(node);
    if (node.type === "Program" || node.type === "BlockStatement") {
      statements(node.body);
      return;
    }
    const isWaiting = node.type === "AwaitExpression" || node.type === "ReturnStatement";
    for (const part of sureParts(node)) visit(part, isWaiting);
    if (node.type === "CallExpression") call(node, isAwaited);
  };

  visit(names.program);
  enter(defaultFunction(names), true);
  return sure;
}

function sureParts(node: AnyNode): AnyNode[] {
  if (node.type === "TryStatement") return [node.handler ? [] : node.block, node.finalizer ?? []].flat();
  const parts =
    node.type === "AssignmentExpression" && /^(&&|[|][|]|[?][?])=$/.test(node.operator)
      ? ["left"]
      : SURE_PARTS[node.type];
  if (!parts) return childrenOf(node);
  return parts.flatMap((part) => (node as unknown as Record<string, AnyNode | null>)[part] ?? []);
}

/** Whether the function may return in this statement; throwing does not skip what would be evaluated next. */
function mayReturn(statement: AnyNode): boolean {
  const rest = [statement];
  for (const node of rest) {
    if (node.type === "ReturnStatement") return true;
    if (!isFunction(node)) rest.push(...childrenOf(node));
  }
  return false;
}

function defaultFunction(names: ModuleNames): FunctionNode | undefined {
  for (const node of (names.program as Program).body) {
    if (node.type === "ExportDefaultDeclaration") {
      const { declaration } = node;
      if (isFunction(declaration as AnyNode)) return declaration as FunctionNode;
      return declaration.type === "Identifier" ? names.functionNamed(declaration) : undefined;
    }
    if (node.type !== "ExportNamedDeclaration" || node.source) continue;
    for (const { local, exported } of node.specifiers) {
      const name = exported.type === "Identifier" ? exported.name : exported.value;
      if (name === "default" && local.type === "Identifier") return names.functionNamed(local);
    }
  }
  return undefined;
}
