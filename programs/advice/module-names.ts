import type {
  AnyNode,
  ArrowFunctionExpression,
  FunctionDeclaration,
  FunctionExpression,
  Identifier,
  Program,
} from "acorn";
import { analyze, type Variable } from "eslint-scope";
import { childrenOf } from "../children-of";
import { ECMA_VERSION } from "../parse-module";

export type FunctionNode = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

/** A module in the form that the advice uses. */
export interface ModuleNames {
  program: Program;
  text: string;
  /** Every node, each after its parent. */
  nodes: AnyNode[];
  parentOf(node: AnyNode): AnyNode | undefined;
  /** Uses of names that the module does not declare. */
  free: ReadonlySet<Identifier>;
  /** Whether the name is the parameter of a catch clause. */
  isCaught(identifier: Identifier): boolean;
  /** The function that a name refers to, if it can refer to nothing else. */
  functionNamed(identifier: Identifier): FunctionNode | undefined;
}

type EstreeProgram = Parameters<typeof analyze>[0];

/** Resolves names. */
export function readNames(program: Program, text: string): ModuleNames {
  const options = { ecmaVersion: ECMA_VERSION as 2022, sourceType: "module", ignoreEval: true } as const;
  const parents = new Map<AnyNode, AnyNode>();
  const nodes: AnyNode[] = [program];
  for (const node of nodes) {
    giveRange(node);
    for (const child of childrenOf(node)) {
      parents.set(child, node);
      nodes.push(child);
    }
  }
  const { scopes, globalScope } = analyze(program as unknown as EstreeProgram, options);
  const variables = new Map<AnyNode, Variable>();
  for (const { references } of scopes) {
    for (const { identifier, resolved } of references) if (resolved) variables.set(nodeOf(identifier), resolved);
  }
  return {
    program,
    text,
    nodes,
    parentOf: (node) => parents.get(node),
    free: new Set(globalScope?.through.map(({ identifier }) => nodeOf(identifier) as Identifier)),
    isCaught: (identifier) => variables.get(identifier)?.defs[0]?.type === "CatchClause",
    functionNamed: (identifier) => functionOf(variables.get(identifier)),
  };
}

/**
 * Sets what the scope analyser reads of a position, only on the nodes where it reads it: a range on each node would
 * double the tree.
 */
function giveRange(node: AnyNode) {
  if (node.type === "Identifier") node.range = [node.start, node.end];
  else if (isFunction(node)) node.body.range = [node.body.start, node.body.end];
}

function functionOf(variable: Variable | undefined): FunctionNode | undefined {
  const definition = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  const values = variable?.references.filter((reference) => reference.isWrite()).length ?? 0;
  if (definition?.type === "FunctionName" && values === 0) return nodeOf(definition.node) as FunctionNode;
  if (definition?.type !== "Variable" || values !== 1) return undefined;
  const value = nodeOf(definition.node.init ?? undefined);
  return value && isFunction(value) ? value : undefined;
}

export const isFunction = (node: AnyNode): node is FunctionNode =>
  node.type === "FunctionDeclaration" || node.type === "FunctionExpression" || node.type === "ArrowFunctionExpression";

/** The scope analyser has the same nodes under another package's types. */
const nodeOf = <Found>(node: Found) => node as unknown as Found extends undefined ? AnyNode | undefined : AnyNode;
