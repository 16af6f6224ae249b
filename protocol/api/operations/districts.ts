import { CityMap, HomeDistrict } from "../districts";
import { json, Nothing } from "../operation";

/** Where in the city it computes, as far as residents want that to be known. */
export const districtOperations = {
  getCityMap: json({
    tag: "city",
    method: "GET",
    path: "/city/map",
    summary: "In which neighbourhoods how many households computed last month, never finer than twenty.",
    audience: "anyone",
    input: Nothing,
    output: CityMap,
  }),
  getHomeDistrict: json({
    tag: "account",
    method: "GET",
    path: "/neighbourhood",
    summary: "The neighbourhood in which the map counts your household, if you chose one.",
    audience: "person",
    input: Nothing,
    output: HomeDistrict,
  }),
  setHomeDistrict: json({
    tag: "account",
    method: "POST",
    path: "/neighbourhood",
    summary: "Choose the neighbourhood in which the map counts your household, or none.",
    audience: "person",
    input: HomeDistrict,
    output: Nothing,
    refusals: ["NOT_FOUND", "TOO_MANY_REQUESTS"],
  }),
};
