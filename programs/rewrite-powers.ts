import { type AnyNode, getLineInfo, type Node, type Position, type Program } from "acorn";
import { childrenOf } from "./children-of";

/** A name that no program has by chance. */
const POWER = "lamplighter$power";

/**
 * `**` on numbers by way of `Math.pow`, which is ours and the same everywhere; on big integers as it is. Minus twice is
 * how a value becomes the number or big integer that the operator would see, once.
 */
const HELPER = `function ${POWER}(base, exponent) { const b = -(-base), e = -(-exponent); return typeof b === "number" && typeof e === "number" ? globalThis.Math.pow(b, e) : b ** e; }`;

export type RewrittenPowers = { kind: "rewritten"; text: string } | { kind: "refused"; at: Position; message: string };

/**
 * Replaces the operator `**`, whose last bit each engine computes in its own way. Lines keep their numbers, because
 * nothing is put before the text and no replacement adds a line.
 */
export function rewritePowers(program: Program, text: string): RewrittenPowers {
  const pieces: string[] = [];
  let copied = 0;
  let refusal: Node | undefined;
  const insert = (at: number, words: string, from = at) => {
    pieces.push(text.slice(copied, at), words);
    copied = from;
  };

  /** Comes to the places of the text in their order. */
  const visit = (node: AnyNode): void => {
    if (node.type === "BinaryExpression" && node.operator === "**") {
      call(node, node.left as AnyNode, node.right);
    } else if (node.type === "AssignmentExpression" && node.operator === "**=") {
      if (!isPlain(node.left as AnyNode)) refusal ??= node;
      insert(node.start, `${text.slice(node.left.start, node.left.end)} = `);
      call(node, node.left as AnyNode, node.right);
    } else {
      for (const child of childrenOf(node)) visit(child);
    }
  };
  const call = (whole: Node, left: AnyNode, right: AnyNode) => {
    insert(whole.start, `${POWER}(`);
    visit(left);
    // Between the operands lie the operator, and brackets of either, which must go on to pair.
    const between = text.slice(left.end, right.start);
    const at = operatorIn(between);
    insert(left.end + at.start, ",", left.end + at.end);
    visit(right);
    insert(whole.end, ")");
  };

  visit(program);
  if (refusal) {
    const at = getLineInfo(text, refusal.start);
    return { kind: "refused", at, message: "**= on a place that is computed: write place = Math.pow(place, …)" };
  }
  return {
    kind: "rewritten",
    text: pieces.length === 0 ? text : `${pieces.join("")}${text.slice(copied)}\n${HELPER}\n`,
  };
}

/** Where `**` or `**=` stands in the text between two operands, which holds brackets and comments besides. */
function operatorIn(between: string): { start: number; end: number } {
  const start = BEFORE_OPERATOR.exec(between)?.[0].length ?? 0;
  return { start, end: start + (between.startsWith("**=", start) ? 3 : 2) };
}

const BEFORE_OPERATOR = /^(?:[^/*]|[/][*][\s\S]*?[*][/]|[/][/].*)*/;

/** What may be read once more without anything happening: `x`, `this.x`, `x.y[0]`. */
function isPlain(node: AnyNode): boolean {
  switch (node.type) {
    case "Identifier":
    case "PrivateIdentifier":
    case "ThisExpression":
    case "Super":
    case "Literal":
      return true;
    case "MemberExpression":
      return isPlain(node.object as AnyNode) && isPlain(node.property as AnyNode);
    default:
      return false;
  }
}
