import { DeleteConnectionInput } from "#protocol/api/storage";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { ownConnection } from "./own-connection";

export async function deleteConnection({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const owner = requirePerson(ctx).id;
  const { name } = parseInput(DeleteConnectionInput, input);
  const { connections, prisma } = handle();
  await ownConnection(owner, name);
  await connections.remove(owner, name);
  await audit(prisma, ctx, "storage.deleted", name);
  return {};
}
