// What the API answers: include/bahi/questions.h and docs/record.md, field by field. Empty fields are left out by the server.

export interface Name {
  id: string;
  kind: string;
  hi: string;
  en: string;
  polity?: string;
}
export interface Quote {
  article: string;
  source?: string;
  title?: string;
  publisher?: string;
  published?: string;
  label?: string;
  claim?: string;
  words: string;
  status?: string;
  confidence?: number;
  copies_of?: string;
}
export interface Role {
  role: string;
  who: Name;
}
export interface LedgerDate {
  start?: string;
  end?: string;
  precision?: string;
  approximate?: boolean;
}
export interface Revision {
  day: string;
  what: string;
  stage: string;
  before?: string;
  after?: string;
  date?: LedgerDate;
  quote: Quote;
}
export interface Conflict {
  field: string;
  day: string;
  value_a: string;
  value_b: string;
  value_a_hi?: string;
  value_b_hi?: string;
  a: Quote;
  b: Quote;
}
export interface Happening {
  id: string;
  event: string;
  mode?: string;
  act?: string;
  stage: string;
  date?: LedgerDate;
  day?: string;
  roles?: Role[];
  confidence: number;
  sources: number;
  claims: number;
  conflicts: number;
  first?: string;
  last?: string;
  decided?: string;
  revisions?: Revision[];
  disagreements?: Conflict[];
  quotes?: Quote[];
}
export interface Listing<T> {
  items: T[];
  next?: string;
}
export interface Hit {
  article: string;
  source?: string;
  title?: string;
  publisher?: string;
  published?: string;
  snippet?: string;
  copies?: number;
  happenings?: Happening[];
}
export interface Tenure {
  hi: string;
  en: string;
  tenure: string;
  first?: string;
  last?: string;
  of?: Name;
  articles: number;
}
export interface Dossier {
  who: Name;
  variants?: string[];
  offices?: Tenure[];
  articles?: number;
  happenings?: number;
  statements?: number;
  first?: string;
  last?: string;
  with?: { who: Name; count: number }[];
  recent?: Happening[];
  ahead?: Happening[];
  positions?: Quote[];
  maybe?: Name[];
  others?: Name[];
}
/** Happenings, counted. */
export interface Tally {
  cooperation: number;
  conflict: number;
  planned: number;
}
export interface Dyad {
  types?: Record<string, number>;
}
export interface Change {
  happening: Happening;
  revision: Revision;
}
export interface Disagreement {
  happening: Happening;
  conflict: Conflict;
}
export interface Watch {
  name: string;
  question: {
    states?: string[];
    people?: string[];
    types?: string[];
    stages?: string[];
    place?: string;
    min_confidence?: number;
  };
  seen: number;
}
export interface News extends Listing<Change> {
  upto: number;
}
export interface Source {
  publisher: string;
  articles: number;
  copies: number;
  claims: number;
  firsts: number;
  first?: string;
  last?: string;
}
export interface Stats {
  articles: number;
  copies: number;
  claims: number;
  happenings: number;
  entities: number;
  people: number;
  revisions: number;
  conflicts: number;
  doubts: number;
  bytes: number;
  first?: string;
  last?: string;
  as_of?: string;
  types?: Record<string, number>;
  stages?: Record<string, number>;
  months?: Record<string, number>;
}
export interface Proposal {
  a: Name;
  b: Name;
  why: string;
}
export interface NetworkAnswer {
  nodes: (Name & { count: number })[];
  links: ({ a: string; b: string } & Tally)[];
}
/** More links than these, the strongest, cannot be told apart in a picture. */
export const drawnLinks = 100;
export interface PlaceCount extends Tally {
  state: string;
}
export interface DayCount extends Tally {
  day: string;
}
export interface ArticleHead {
  id: string;
  source?: string;
  title?: string;
  publisher?: string;
  published?: string;
  copies_of?: string;
}
export interface ArticleAnswer {
  article: ArticleHead;
  text: string;
  record: BahiRecord;
}
export interface Decision {
  number: number;
  by: string;
  what: string;
  target: string;
  other?: string;
  field?: string;
  value?: string;
  note?: string;
  undone_by?: number;
}

/** Code points of the article's text, [start, end). */
export type Span = [number, number];
export interface RecordEntity {
  id: string;
  kind: string;
  key?: string;
  name: { hi: string; en?: string };
  country?: string;
  latitude?: number;
  longitude?: number;
  sector?: string;
  mentions: { span: Span; form: string }[];
}
export interface RecordOffice {
  person: string;
  title: { hi: string; en?: string };
  of?: string;
  tenure: string;
  evidence: Span[];
  basis: string;
  why?: string;
}
export interface RecordDate {
  start: string;
  end: string;
  precision: string;
  approximate?: boolean;
  basis: string;
  span?: Span;
}
export interface RecordEvent {
  id: string;
  uid: string;
  told: string;
  event: string;
  mode?: string;
  act: string;
  contexts?: string[];
  actor: string[];
  recipient: string[];
  participants: { entity: string; role: string }[];
  complete: boolean;
  inferred: string[];
  status: string;
  recurs?: string;
  date?: RecordDate;
  weekday?: string;
  place: string[];
  occasion?: string;
  topics: { hi: string; en?: string; span?: Span; event_id?: string }[];
  magnitude?: Record<string, number | string>;
  degree?: string;
  on_behalf_of?: string;
  channel?: string;
  claimed_by: { entity?: string; unnamed?: string; channel?: string; span?: Span }[];
  alternatives: { role: string; candidates: string[] }[];
  voice: string;
  evidence: Span[];
  trigger: Span;
  rule: string;
  confidence: number;
}
export interface RecordStatement {
  id: string;
  speaker?: string;
  unnamed?: string;
  addressee?: string;
  act: string;
  content: Span;
  quote?: Span;
  topics: { hi: string; en?: string }[];
  stance?: { toward: string; polarity: string };
  propositions: { span: Span; negated?: boolean; modality?: string }[];
  occasion?: string;
  channel?: string;
  date?: RecordDate;
  evidence: Span[];
  rule: string;
  confidence: number;
}
export interface RecordTime {
  span: Span;
  type: string;
  value?: { start: string; end: string; precision: string; approximate?: boolean };
  duration?: string;
  basis?: string;
}
export interface Diagnostic {
  code: string;
  message: string;
  spans: Span[];
}
export interface BahiRecord {
  record: number;
  document: {
    id: string;
    title?: string;
    publisher?: string;
    published?: string;
    language?: string;
    characters: number;
    sections?: { heading?: Span; body: Span }[];
  };
  entities: RecordEntity[];
  offices: RecordOffice[];
  events: RecordEvent[];
  statements: RecordStatement[];
  times: RecordTime[];
  diagnostics: Diagnostic[];
}
/** Why an event was read so: POST /explain. */
export interface Explanation {
  rule: string;
  origin?: string;
  row?: string[];
  signs?: { name: string; weight: number; why: string }[];
}
export interface Problem {
  title?: string;
  status?: number;
  detail?: string;
}
