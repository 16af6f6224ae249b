import { formatCount } from "#app/_ui/format/format-count.ts";
import type { SampleId } from "./live-samples";

/** What the page says to somebody who has work to be computed and no account yet. */
export interface BeginWords {
  tag: string;
  count: (number: number) => string;
  back: string;
  title: (city: string) => string;
  lead: (city: string) => string;
  begin: string;
  signIn: string;
  gift: (gift: string) => string;
  now: {
    title: string;
    devices: (devices: number) => string;
    cores: (cores: number) => string;
    units: (units: number) => string;
    about: string;
    stopped: string;
  };
  sample: {
    title: string;
    about: string;
    choose: string;
    names: Record<SampleId, string>;
    comments: Record<SampleId, string>;
    program: string;
    run: string;
    again: string;
    stop: string;
    idle: (units: number) => string;
    done: (done: number, of: number) => string;
    picture: string;
    values: string;
    goOn: string;
    goOnAbout: string;
  };
  steps: { title: string; list: { title: string; text: string }[] };
  languages: { title: string; list: { name: string; text: string }[]; more: string };
  checked: { title: string; text: string; more: string };
  safe: { title: string; text: string; more: string };
  docs: string;
  prices: string;
}

export const beginWordsInEnglish: BeginWords = {
  tag: "en-CA",
  count: formatCount,
  back: "Front page",
  title: (city) => `Run your code on the idle computers of ${city}`,
  lead: (city) =>
    `Your program runs once for each of your inputs, on hundreds of devices at a time, and the people of ${city} are paid for it. You set the budget; every result is checked before you pay for it.`,
  begin: "Begin",
  signIn: "Sign in",
  gift: (gift) => `A new account gets ${gift} to try the city with.`,
  now: {
    title: "The city right now",
    devices: (devices) => (devices === 1 ? "device is connected" : "devices are connected"),
    cores: (cores) => (cores === 1 ? "core is computing" : "cores are computing"),
    units: (units) => (units === 1 ? "unit a second" : "units a second"),
    about: "At this moment, and kept up to date while you look.",
    stopped: "An admin has stopped all work for the time being.",
  },
  sample: {
    title: "Try it now",
    about:
      "This runs in your own browser, in the sandbox that every device of the city uses. No account, and nothing is sent anywhere.",
    choose: "What shall be computed?",
    names: { picture: "A picture, row by row", number: "The longest Collatz sequence" },
    comments: {
      picture: "A unit is one row: how long does each point stay near?",
      number: "Which number of a range takes the most steps to 1?",
    },
    program: "The program",
    run: "Run it",
    again: "Run it again",
    stop: "Stop",
    idle: (units) => `${formatCount(units)} units, one for each input. Change the program as you like.`,
    done: (done, of) => `${formatCount(done)} of ${formatCount(of)} units done on this device`,
    picture: "The picture that the units make",
    values: "Each unit's input and output",
    goOn: "Run it on the city",
    goOnAbout: "Sign up, and the program and its inputs are in the form already.",
  },
  steps: {
    title: "From a program to verified results",
    list: [
      {
        title: "Bring a program and its inputs",
        text: "Write a function on the page, or drop a file. Each line, file, row or number of a range becomes a unit.",
      },
      {
        title: "See it run, and what it will cost",
        text: "The first units run in your browser for free and are followed by an estimate. Then you set a budget that is never passed.",
      },
      {
        title: "Turn the dial",
        text: "From one core to all that are free, and back to none within a second. Results arrive while you look; download them as one file.",
      },
    ],
  },
  languages: {
    title: "What runs",
    list: [
      { name: "Python", text: "A script or a function, with modules and wheels in pure Python beside it." },
      { name: "JavaScript", text: "A module with one function. Bundle your libraries into it." },
      {
        name: "WebAssembly",
        text: "C, C++, Rust, Go, Zig, AssemblyScript and whatever else compiles to a WASI command.",
      },
    ],
    more: "The same bits come out on every browser and processor; that is what lets two phones check a server.",
  },
  checked: {
    title: "How results are checked",
    text: "Each unit is computed in more than one household until they agree to the last bit. Devices that have been right for long are checked by samples, which costs less. You choose, for every job.",
    more: "The three ways, and what each costs",
  },
  safe: {
    title: "Where your data goes",
    text: "To the devices that compute it and nowhere else. A program sees no network, no other unit and nothing of the device that it runs on. Do not send what a stranger may not see: the owner of a device could look at it.",
    more: "Try to break out of the sandbox",
  },
  docs: "Read the documentation",
  prices: "All prices, compared with AWS",
};
