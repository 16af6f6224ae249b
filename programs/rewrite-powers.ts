import { type AnyNode, getLineInfo, type Node, type Position, type Program } from "acorn";
import { childrenOf } from "./children-of";

/** A name that no program has by chance. */
const POWER = "lamplighter$power";

/**
 * `**` on numbers uses `Math.pow`, which is our own and the same everywhere; on big integers it stays as it is. Double
 * negation converts a value to the number or big integer that the operator would see, once.
 */
const HELPER = `function ${POWER}(base, exponent) { const b = -(-base), e = -(-exponent); return typeof b === "number" && typeof e === "number" ? globalThis.Math.pow(b, e) : b ** e; }`;

export type RewrittenPowers = { kind: "rewritten"; text: string } | { kind: "refused"; at: Position };

/**
 * Replaces the operator `**`, whose last bit differs between engines. Line numbers stay the same, because nothing is
 * put before the text and no replacement adds a line.
 */
export function rewritePowers(program: Program, text: string): RewrittenPowers {
  const pieces: string[] = [];
  let copied = 0;
  let refusal: Node | undefined;
  const insert = (at: number, words: string, from = at) => {
    pieces.push(text.slice(copied, at), words);
    copied = from;
  };

  /** Visits places in source order. */
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
    // Between the operands are the operator and brackets of either, which must still match.
    const between = text.slice(left.end, right.start);
    const at = operatorIn(between);
    insert(left.end + at.start, ",", left.end + at.end);
    visit(right);
    insert(whole.end, ")");
  };

  visit(program);
  if (refusal) {
    const at = getLineInfo(text, refusal.start);
    return { kind: "refused", at };
  }
  return {
    kind: "rewritten",
    text: pieces.length === 0 ? text : `${pieces.join("")}${text.slice(copied)}\n${HELPER}\n`,
  };
}

/** The position of `**` or `**=` between two operands, among brackets and comments. */
function operatorIn(between: string): { start: number; end: number } {
  const start = BEFORE_OPERATOR.exec(between)?.[0].length ?? 0;
  return { start, end: start + (between.startsWith("**=", start) ? 3 : 2) };
}

const BEFORE_OPERATOR = /^(?:[^/*]|[/][*][\s\S]*?[*][/]|[/][/].*)*/;

/** Expressions that can be evaluated twice without side effects: `x`, `this.x`, `x.y[0]`. */
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
