/**
 * Next runs this file before any page. A page's policy forbids to compile code, and zod would try it once to find that
 * out, which browsers report as an attack.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
