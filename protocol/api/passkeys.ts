import { z } from "zod";

/** A way to sign in without a password. */
export const Passkey = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    maker: z.string().nullable().describe("What keeps it, such as a password manager, where that is known."),
    createdAt: z.iso.datetime(),
    isSynchronized: z.boolean().describe("Whether it is kept on several devices of its owner."),
  })
  .meta({ id: "Passkey" });
export type Passkey = z.infer<typeof Passkey>;

export const PasskeyList = z.strictObject({ passkeys: z.array(Passkey) }).meta({ id: "PasskeyList" });
export const PasskeyIdInput = z.strictObject({ passkeyId: z.string().min(1).max(64) });
