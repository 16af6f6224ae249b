import type { AnyNode, NewExpression } from "acorn";
import type { Finding } from "./finding";
import type { ModuleNames } from "./module-names";

const FLOATS = /^Float(32|64)Array$/;
const OTHERS = /^((Big)?(Ui|I)nt(8|16|32|64)(Clamped)?Array|Uint8ClampedArray|DataView)$/;

/**
 * Where a module reads the bytes of an array of floats: by the array's `buffer`, or by arrays of floats and of other
 * types over one buffer. Stores to typed arrays cannot be intercepted, so there can only be a warning. Compares the
 * text of names and fields, as people do.
 */
export function floatBytes({ nodes, text }: ModuleNames): Finding[] {
  const made = nodes.flatMap((node) => makingOf(node, text));
  const namesOf = (kind: RegExp) =>
    made.flatMap((one) => (kind.test(one.kind) && one.name !== undefined ? [one.name] : []));
  const [arrays, buffers] = [new Set(namesOf(FLOATS)), new Set(namesOf(/^ArrayBuffer$/))];
  const isBuffer = ({ of, call }: Making) => call.arguments.length > 1 || of.endsWith(".buffer") || buffers.has(of);
  const shared = new Set(made.filter((one) => FLOATS.test(one.kind) && isBuffer(one)).map(({ of }) => of));

  return nodes.flatMap((node) => {
    if (node.type === "MemberExpression" && !node.computed && node.property.type === "Identifier") {
      const isAsked =
        node.property.name === "buffer" && (arrays.has(textOf(node.object, text)) || isFloats(node.object));
      return isAsked ? findingAt(node) : [];
    }
    const over = node.type === "NewExpression" && OTHERS.test(nameOf(node)) ? textOf(node.arguments[0], text) : "";
    return shared.has(over) ? findingAt(node) : [];
  });
}

interface Making {
  call: NewExpression;
  kind: string;
  /** The text of the expression that it is made from, and the name or field that is assigned. */
  of: string;
  name: string | undefined;
}

function makingOf(node: AnyNode, text: string): Making[] {
  const [target, value] =
    node.type === "VariableDeclarator"
      ? [node.id, node.init]
      : node.type === "AssignmentExpression"
        ? [node.left, node.right]
        : node.type === "PropertyDefinition"
          ? [node.key, node.value]
          : [undefined, node];
  if (value?.type !== "NewExpression") return [];
  const [first] = value.arguments;
  const field = node.type === "PropertyDefinition" ? "this." : "";
  const name = target && `${field}${textOf(target, text)}`;
  return [{ call: value, kind: nameOf(value), of: textOf(first, text), name }];
}

const isFloats = (node: AnyNode) => node.type === "NewExpression" && FLOATS.test(nameOf(node));

const nameOf = ({ callee }: NewExpression) => (callee.type === "Identifier" ? callee.name : "");

const textOf = (node: AnyNode | undefined, text: string) => (node ? text.slice(node.start, node.end) : "");

const findingAt = ({ start }: AnyNode): Finding => ({
  at: start,
  subject: "bytes of floats",
  found: { kind: "float-bytes" },
  isSure: false,
});
