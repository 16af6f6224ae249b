export const light = {
  tab: "Light a lamp",
  title: "Light a lamp for {name}",
  what: "Your computer works on small pieces of jobs of people in {city}, in a sealed box in this window.",
  share:
    "Of what it earns, {percent}% goes to {name}. The other {rest}% stays with this device, for you to claim on the city’s page.",
  learns: "{name} learns whether the lamp is lit and how much verified work came of it. Nothing else about you.",
  ends: "It ends with this window, with one press, or when the page that opened it is closed.",
  opened: "Opened by {origin}",
  suspicious: "What this window does, and what it cannot do",
  light: "Light up",
  units: "{units, plural, one {# verified result} other {# verified results}} so far",
  off: {
    line: "Nothing is running.",
    more: "Nothing begins by itself: only your press in this window lights the lamp.",
  },
  small: {
    line: "This window is too small.",
    more: "It must show what you would agree to: enlarge it, or turn your phone upright.",
  },
  otherTab: {
    line: "Another tab of this browser has the city’s page open.",
    more: "One is enough for all your cores. Close that tab to light the lamp here.",
  },
  alone: {
    title: "{name} cannot be reached from this window",
    text: "No page of {origin} answers, so nothing can be lit for it. Close this window and press the button there again. If that does not help, the page forbids contact with windows that it opens.",
  },
  left: {
    title: "The lamp is out",
    text: "The page of {name} that opened this window is gone. What was computed still counts.",
  },
  failed: "The lamp was put out",
  nothingKept:
    "This browser keeps no data for the city, so {name} cannot be told what this device computes. Allow this site to store data, then try again.",
  unknown: {
    title: "This button is not set up",
    partner: "The city knows no such site. Nothing was lit, and nothing runs.",
    origin: "The page that opened this window is not registered for it. Nothing was lit, and nothing runs.",
  },
} as const;
