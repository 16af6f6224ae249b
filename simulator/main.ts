// npm run sim -- [--seeds N] [--seed S] [--scenario NAME] [--trace]
import { main } from "./run-sim";

process.exit(await main(process.argv.slice(2)));
