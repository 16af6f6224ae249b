// npm run sim -- [--seeds N] [--seed S] [--scenario NAME] [--trace]
import { main } from "#core/testing/run-sim";

process.exit(main(process.argv.slice(2)));
