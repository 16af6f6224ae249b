export const button = {
  back: "Lend cores",
  title: "The button, for the suspicious",
  lead: "A game or a site asks you to light a lamp. This is what its button does, what it cannot do, and how to find out without believing us.",
  picture: {
    title: "Who is where, and what passes between",
    page: {
      title: "The page with the button",
      text: "Draws a lamp and a meter. No part of a job runs here.",
    },
    fromPage: "The site’s key, and what it calls its player",
    toPage: "Lit or not, and how many results were verified",
    window: {
      title: "A small window of the city",
      text: "Its address bar shows {host}. Here you read who asks, choose how many cores, and press.",
    },
    toBox: "A piece of a job, and what it reads",
    fromBox: "Its answer",
    box: {
      title: "A sealed box in it",
      text: "Computes. It has no network, no files, no camera, and nothing of yours.",
    },
  },
  does: {
    title: "What it does",
    draws: "It draws a button. Nothing runs, and nothing is fetched but this one script.",
    opens: "When you press it, a small window of {city} opens. Its address bar shows {host}.",
    asks: "In that window you read who asks and how the earnings are split, choose how many cores, and press “Light up”.",
    computes:
      "Then small pieces of jobs are computed there, where you see it, until you press “Stop”, close the window, or leave the page that opened it.",
  },
  cannot: {
    title: "What it cannot do",
    start: {
      title: "Start by itself",
      text: "Lighting takes a press of yours in the city’s window, and only one made after the window has been in front, large enough and still for a second. A click that a page provokes, the second half of a double click, a press while something moves, or one that began before and was held lights nothing.",
    },
    compute: {
      title: "Compute in the page that shows it",
      text: "No code of a job and no worker runs there, and the city’s pages refuse to be framed.",
    },
    hide: {
      title: "Hide",
      text: "It runs in a window that you see in your task bar, and ends with it.",
    },
    tell: {
      title: "Tell the page who you are",
      text: "The page learns whether the lamp is lit and how much verified work came of it. It gets no device, account, address or processor; the next visit has another number.",
    },
    store: {
      title: "Store anything for the page, or read anything of it",
      text: "The script sets no cookie, uses no storage and requests nothing.",
    },
  },
  check: {
    title: "How to check",
    script: {
      title: "Read the script",
      text: "<link>What this city serves</link> has {bytes} bytes, and its source is the folder “button” of the project. A page that names its hash gets this script or none. Compare it:",
      command: "Prints the hash of what you are served",
      hash: "The hash it must print",
    },
    tools: {
      title: "Watch it in the developer tools",
      text: "On the page with the button, “Network” shows the script and nothing else of ours, and “Sources” no worker. In the window, “Network” shows programs and inputs of jobs arriving, and the processor’s use falls at once when you press “Stop”.",
    },
    attacks: {
      title: "Attack it",
      text: "What it cannot do is tried by a suite of attacks in Chromium, Firefox and WebKitGTK. Run it yourself:",
      command: "The attacks on the button",
      box: "Try the attacks on the sealed box, in this browser",
    },
    owners: "For owners of sites: add the button",
  },
} as const;
