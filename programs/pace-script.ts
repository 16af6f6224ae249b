import type { AnyNode, ArrowFunctionExpression, Expression, Node, Program, Statement } from "acorn";
import { childrenOf } from "./children-of";
import { isShortLoop, LOOPS } from "./is-short-loop";
import { paceNames } from "./pace-names";
import { quietFunctions } from "./quiet-functions";

const FUNCTIONS = new Set(["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"]);

type Loop = Node & { body: Statement };
type Callable = ArrowFunctionExpression;

/**
 * Makes a module count loop iterations and calls, and ask the sandbox from time to time how many more it may make:
 * there the worker sleeps to keep to its resident's share. Loops count in a variable of their own that is settled in
 * blocks, so that an iteration costs one decrement. Functions that cannot be called again by what they call are not
 * counted, nor are loops that end after a few iterations: anything long contains a loop or another kind of call. Lines
 * are kept, and the sandbox removes the inserted code from functions' source text.
 *
 * `import()` is replaced by a refusal of the sandbox's, because what it starts later cannot be waited for.
 */
export function paceScript(program: Program, text: string): string {
  const { base, loop: turns, room, look, settle, refuse, start, block, close } = paceNames(program, text);
  const quiet = quietFunctions(program);
  const pieces: string[] = [];
  let copied = 0;
  const insert = (at: number, words: string, from = at) => {
    pieces.push(text.slice(copied, at), words);
    copied = from;
  };
  const countCall = `if(!(--${room}>0))${look}();`;
  const countTurn = `if(--${turns}<0)${turns}=${settle}()|0;`;
  const enterLoop = `{let ${turns}=(--${room}>0?${block}:${look}())|0;`;

  /** Visits places in source order. */
  const visit = (node: AnyNode): void => {
    const loop = loopOf(node);
    if (FUNCTIONS.has(node.type)) visitFunction(node as Callable);
    else if (loop) visitLoop(node, loop);
    else {
      if (node.type === "ImportExpression") insert(node.start, refuse, node.start + "import".length);
      for (const child of childrenOf(node)) visit(child);
    }
  };

  /** `outer` is the loop, or the first of its labels. */
  const visitLoop = (outer: Node, whole: Loop) => {
    if (isShortLoop(whole as AnyNode)) {
      for (const child of childrenOf(whole as AnyNode)) visit(child);
      return;
    }
    insert(outer.start, enterLoop);
    for (const child of childrenOf(whole as AnyNode)) {
      if (child.start !== whole.body.start || child.end !== whole.body.end) visit(child);
      else if (child.type === "BlockStatement") {
        insert(child.start + 1, countTurn);
        for (const statement of childrenOf(child)) visit(statement);
      } else {
        insert(child.start, `{${close}${countTurn}`);
        visit(child);
        insert(child.end, `${close}}`);
      }
    }
    insert(outer.end, `${close}}`);
  };

  const visitFunction = (node: Callable) => {
    const body = node.body as AnyNode;
    for (const child of childrenOf(node)) if (child !== body) visit(child);
    const counts = !quiet.has(node);
    if (body.type !== "BlockStatement") {
      if (counts) insert(body.start, `(--${room}>0||${look}(),`);
      visit(body);
      if (counts) insert((body as Expression).end, `${close})`);
      return;
    }
    const directives = body.body.filter((statement) => "directive" in statement);
    const last = directives.at(-1);
    if (counts) insert(last ? last.end : body.start + 1, last ? `;${countCall}` : countCall);
    for (const statement of body.body) visit(statement as AnyNode);
  };

  const first = program.body[0];
  if (first) insert(first.start, `${start}();`);
  visit(program);
  return `${pieces.join("")}${text.slice(copied)}\n${ending(base)}\n`;
}

/** The loop in a statement, with or without labels. */
function loopOf(node: AnyNode): Loop | undefined {
  let inner = node;
  while (inner.type === "LabeledStatement") inner = inner.body as AnyNode;
  return LOOPS.has(inner.type) ? (inner as unknown as Loop) : undefined;
}

/**
 * The end of the module. `var` and functions exist before its first statement, which takes the sandbox's two functions
 * and so removes them from the global scope.
 */
function ending(base: string): string {
  return [
    `var ${base}g,${base}b,${base}h,${base}i`,
    `function ${base}o(){const p=lamplighter$pace(${JSON.stringify(base)});${base}h=p.look;${base}i=p.refuse;${base}g=${base}b=1}`,
    `function ${base}s(){${base}g=${base}h();return ${base}b=${base}g>4096?1024:${base}g>>2||1}`,
    `function ${base}r(){return(${base}g-=${base}b)>0?${base}b:${base}s()}`,
  ].join(";");
}
