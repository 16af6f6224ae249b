/** The city that this site is for. */
export const cityName = (): string => process.env.CITY_NAME ?? "Stratford";
