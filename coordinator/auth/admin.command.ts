// npm run admin -- make-admin EMAIL [ROLE], reset-link EMAIL and more: for the operator of the server with this .env and environment.
import { BackupError } from "../backup/backup-error";
import { ConfigError, loadConfig } from "../config";
import { AdminCommandError, runAdminCommand } from "./admin-command";

async function main(args: readonly string[]): Promise<void> {
  console.log(await runAdminCommand(loadConfig(), args));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isPlain = error instanceof AdminCommandError || error instanceof ConfigError || error instanceof BackupError;
  console.error(isPlain ? error.message : error);
  process.exitCode = 1;
});
