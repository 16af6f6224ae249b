/** Of prices that will change. */
export const announced = {
  title: "Announced",
  of: {
    "core-hour-price":
      "From <time></time> a core-hour costs {value}. A job that is submitted before keeps today’s price.",
    "residents-share":
      "From <time></time> residents get {value}% of the price. Jobs that are submitted before keep today’s share.",
    "partners-share": "From <time></time> a site with the button may ask for up to {value}% of what a device earns.",
    "welcome-gift": "From <time></time> new customers are given {value}.",
  },
} as const;
