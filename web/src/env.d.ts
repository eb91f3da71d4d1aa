declare module "virtual:words" {
  const words: { phrases: string[][]; glosses: string[][]; states: [iso3: string, en: string, hi: string][] };
  export default words;
}
declare module "virtual:ranks" {
  const ranks: Record<string, number>;
  export default ranks;
}
declare module "world-atlas/countries-110m.json" {
  const topology: import("topojson-specification").Topology<{
    countries: import("topojson-specification").GeometryCollection<{ name: string }>;
    land: import("topojson-specification").GeometryCollection;
  }>;
  export default topology;
}
