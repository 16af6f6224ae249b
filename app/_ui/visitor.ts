export interface Visitor {
  name: string;
  role: "person" | "admin";
}
