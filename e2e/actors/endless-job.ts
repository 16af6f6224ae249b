import type { ApiCustomer } from "./customer";

const PROGRAM = `
export default (value) => {
  let x = value;
  for (let i = 0; i < 2e7; i++) x = (Math.imul(x, 31) + i) | 0;
  return x;
};
`;

/** A job that does not end during a test. */
export async function submitEndless({ client }: ApiCustomer, name: string): Promise<string> {
  const { blob } = await client.upload(new TextEncoder().encode(PROGRAM));
  const { id } = await client.submitJob({
    name,
    cause: "So that the ice can be seen before it breaks.",
    program: { runtime: "js", source: { blob } },
    inputs: { kind: "range", from: 1, to: 100_000 },
    replicas: 1,
    budget: "1.00",
  });
  return id;
}
