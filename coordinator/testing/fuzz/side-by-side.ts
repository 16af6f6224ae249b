/** As many as there are lanes. */
export const LANES = 16;

/** Does all of `work`, a few at once. */
export async function sideBySide<Work>(work: readonly Work[], act: (one: Work, lane: number) => Promise<void>) {
  const queue = work.entries();
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      for (const [, one] of queue) await act(one, lane);
    }),
  );
}
