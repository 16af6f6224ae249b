import type { AnyNode, Identifier } from "acorn";
import { LANGUAGE_NAMES } from "#protocol/programs/language-names";
import type { InsteadKind } from "#protocol/programs/program-fault";
import { GIVEN_NAMES, KEPT_NAMES } from "#protocol/programs/realm-names";
import type { Finding } from "./finding";
import { insteadOf } from "./instead-of";
import type { ModuleNames } from "./module-names";

const THERE: ReadonlySet<string> = new Set([...KEPT_NAMES, ...GIVEN_NAMES]);
const GLOBAL: ReadonlySet<string> = new Set(["globalThis", "self", "window", "global"]);
/** What every object and function has. */
const EVERYWHERE: ReadonlySet<string> = new Set(
  ["Object.prototype", "Function.prototype"].flatMap((place) => LANGUAGE_NAMES[place]?.split(" ") ?? []),
);

/**
 * Uses of what no device has: names, functions that only newer engines have, and code that is loaded or made from
 * strings. A name whose existence the module tests, by `typeof` or on the global object, is left alone.
 */
export function absentNames(names: ModuleNames, sure: ReadonlySet<AnyNode>): Finding[] {
  const lookedFor = new Set(names.nodes.flatMap((node) => nameLookedFor(node, names)));
  return names.nodes.flatMap((node) => {
    const absent = absentAt(node, names);
    if (!absent || lookedFor.has(absent.name)) return [];
    const isSure = sure.has(node);
    return { at: node.start, subject: absent.name, found: { kind: "absent", ...absent, isSure }, isSure };
  });
}

interface Absent {
  name: string;
  instead: InsteadKind;
}

function absentAt(node: AnyNode, names: ModuleNames): Absent | undefined {
  if (node.type === "Identifier" && names.free.has(node) && !THERE.has(node.name)) {
    return { name: node.name, instead: insteadOf(node.name) };
  }
  if (node.type === "ImportExpression") {
    return { name: "import()", instead: "bundle" };
  }
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return undefined;
  const { callee } = node;
  if (callee.type === "Identifier" && callee.name === "Function" && names.free.has(callee)) {
    return { name: "Function()", instead: "code-from-text" };
  }
  const member = memberName(callee, names);
  if (member === undefined || !isNewer(member)) return undefined;
  return { name: member.join("."), instead: "newer-function" };
}

type Member = [owner: string, name: string];

/** `Object.groupBy`, where the object is the language's own. */
function memberName(node: AnyNode, names: ModuleNames): Member | undefined {
  if (node.type !== "MemberExpression" || node.computed || node.property.type !== "Identifier") return undefined;
  const { object, property } = node;
  return object.type === "Identifier" && names.free.has(object) ? [object.name, property.name] : undefined;
}

function isNewer([owner, name]: Member): boolean {
  const known = KEPT_NAMES.has(owner) ? LANGUAGE_NAMES[owner] : undefined;
  const inherited = owner === "Uint8Array" ? LANGUAGE_NAMES["TypedArray"] : "";
  return known !== undefined && !`${known} ${inherited}`.split(" ").includes(name) && !EVERYWHERE.has(name);
}

/** The name whose existence is tested: `typeof X`, `"X" in globalThis`, `self.X`, or `Object.x` that is not called. */
function nameLookedFor(node: AnyNode, names: ModuleNames): string[] {
  if (node.type === "UnaryExpression" && node.operator === "typeof" && isFree(node.argument, names)) {
    return [node.argument.name];
  }
  if (node.type === "BinaryExpression" && node.operator === "in") return textOf(node.left);
  if (node.type !== "MemberExpression") return [];
  if (isFree(node.object, names) && GLOBAL.has(node.object.name)) {
    return node.computed ? textOf(node.property) : node.property.type === "Identifier" ? [node.property.name] : [];
  }
  const parent = names.parentOf(node);
  const isCalled = (parent?.type === "CallExpression" || parent?.type === "NewExpression") && parent.callee === node;
  const member = isCalled ? undefined : memberName(node, names);
  return member ? [member.join(".")] : [];
}

const isFree = (node: AnyNode, { free }: ModuleNames): node is Identifier =>
  node.type === "Identifier" && free.has(node);

const textOf = (node: AnyNode): string[] =>
  node.type === "Literal" && typeof node.value === "string" ? [node.value] : [];
