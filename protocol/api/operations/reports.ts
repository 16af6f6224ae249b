import { json, Nothing, stream } from "../operation";
import { ReportInput, ReportList, YearInput, YearlyReport } from "../reports";

/** What the city publishes of a year. */
export const reportOperations = {
  listYearlyReports: json({
    tag: "city",
    audience: "anyone",
    method: "GET",
    path: "/reports",
    summary: "The yearly reports that the city has published.",
    input: Nothing,
    output: ReportList,
  }),
  getYearlyReport: json({
    tag: "city",
    audience: "anyone",
    method: "GET",
    path: "/reports/{year}",
    summary: "The city's report of a year, as it was published.",
    input: ReportInput,
    output: YearlyReport,
    refusals: ["NOT_FOUND"],
  }),
  csvYearlyReport: stream({
    tag: "city",
    audience: "anyone",
    method: "GET",
    path: "/reports/{year}/report.csv",
    summary: "The same as a table.",
    input: ReportInput,
    contentType: "text/csv; charset=utf-8",
    fileNamePieces: 2,
    refusals: ["NOT_FOUND"],
  }),
  makeYearlyReport: json({
    tag: "admin",
    audience: "admin:pay",
    method: "POST",
    path: "/admin/reports/{year}",
    summary: "Publish the report of a year. If its figures are those of the last edition, that one stays the newest.",
    input: YearInput,
    output: YearlyReport,
    refusals: ["CONFLICT", "UNAVAILABLE"],
  }),
};
