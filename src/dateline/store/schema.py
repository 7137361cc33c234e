"""The store's tables, as numbered migrations that are applied in order and never edited once released.

``report.object`` holds the whole contract object as JSON: it is the truth, and every other table is an index made from
it. Days are ISO 8601 dates, '' where none is known, so that they sort and compare as text.
"""

from __future__ import annotations

APPLICATION_ID = 0x446C6E65
"""Marks a SQLite file as Dateline's own ("Dlne"), so that no other program's file is ever written to."""

_FIRST = (
    """CREATE TABLE report (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, coder TEXT NOT NULL,
        outlet TEXT, url TEXT, title TEXT, published TEXT, day TEXT NOT NULL, language TEXT, marking TEXT NOT NULL,
        words INTEGER NOT NULL, claims INTEGER NOT NULL, attributed INTEGER NOT NULL, lead TEXT NOT NULL,
        added TEXT, object TEXT NOT NULL)""",
    "CREATE INDEX report_by_day ON report (day, seq)",
    "CREATE INDEX report_by_outlet ON report (outlet, day)",
    "CREATE INDEX report_by_url ON report (url)",
    """CREATE TABLE claim (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
        report INTEGER NOT NULL REFERENCES report (seq) ON DELETE CASCADE, number TEXT NOT NULL,
        kind TEXT NOT NULL, type TEXT NOT NULL, mode TEXT, cameo TEXT, modality TEXT NOT NULL,
        certainty REAL NOT NULL, day TEXT NOT NULL, last_day TEXT NOT NULL, voiced INTEGER NOT NULL,
        start INTEGER NOT NULL, sentence TEXT NOT NULL)""",
    "CREATE INDEX claim_by_day ON claim (day, seq)",
    "CREATE INDEX claim_by_report ON claim (report, start)",
    "CREATE INDEX claim_by_type ON claim (type, day, seq)",
    "CREATE INDEX claim_by_kind ON claim (kind, day, seq)",
    """CREATE TABLE claim_context (
        claim INTEGER NOT NULL REFERENCES claim (seq) ON DELETE CASCADE, context TEXT NOT NULL,
        PRIMARY KEY (claim, context)) WITHOUT ROWID""",
    """CREATE TABLE claim_party (
        claim INTEGER NOT NULL REFERENCES claim (seq) ON DELETE CASCADE, role TEXT NOT NULL, nth INTEGER NOT NULL,
        key TEXT NOT NULL, country TEXT, PRIMARY KEY (claim, role, nth)) WITHOUT ROWID""",
    "CREATE INDEX claim_party_by_key ON claim_party (key, role, claim)",
    "CREATE INDEX claim_party_by_country ON claim_party (country, claim)",
    """CREATE TABLE claim_source (
        claim INTEGER NOT NULL REFERENCES claim (seq) ON DELETE CASCADE, depth INTEGER NOT NULL,
        key TEXT, medium TEXT, kind TEXT, stance TEXT, PRIMARY KEY (claim, depth)) WITHOUT ROWID""",
    "CREATE INDEX claim_source_by_key ON claim_source (key, claim)",
    "CREATE INDEX claim_source_by_medium ON claim_source (medium, claim)",
    "CREATE INDEX claim_source_by_kind ON claim_source (kind, claim)",
    """CREATE TABLE entity (
        key TEXT PRIMARY KEY, name TEXT NOT NULL, type TEXT NOT NULL, country TEXT, admin1 TEXT,
        lat REAL, lon REAL, precision TEXT) WITHOUT ROWID""",
    "CREATE TABLE name (folded TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (folded, key)) WITHOUT ROWID",
    """CREATE TABLE wording (
        report INTEGER NOT NULL REFERENCES report (seq) ON DELETE CASCADE, start INTEGER NOT NULL,
        text TEXT NOT NULL, kind TEXT NOT NULL, voiced INTEGER NOT NULL,
        PRIMARY KEY (report, start, kind)) WITHOUT ROWID""",
    """CREATE TABLE failure (
        input TEXT PRIMARY KEY, stage TEXT NOT NULL, problem TEXT NOT NULL, remedy TEXT NOT NULL, at TEXT)""",
    """CREATE TABLE validator (
        url TEXT PRIMARY KEY, coder TEXT NOT NULL, etag TEXT, last_modified TEXT) WITHOUT ROWID""",
    # The search indexes keep no copy of the text: they read it from the rows that they stand for.
    "CREATE VIEW report_words AS SELECT seq, title, json_extract(object, '$.report.text') AS text FROM report",
    """CREATE VIRTUAL TABLE report_text USING fts5 (
        title, text, content='report_words', content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE claim_text USING fts5 (
        sentence, content='claim', content_rowid='seq', tokenize='porter unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER report_added AFTER INSERT ON report BEGIN
        INSERT INTO report_text (rowid, title, text)
        VALUES (new.seq, new.title, json_extract(new.object, '$.report.text')); END""",
    """CREATE TRIGGER report_removed AFTER DELETE ON report BEGIN
        INSERT INTO report_text (report_text, rowid, title, text)
        VALUES ('delete', old.seq, old.title, json_extract(old.object, '$.report.text')); END""",
    """CREATE TRIGGER claim_added AFTER INSERT ON claim BEGIN
        INSERT INTO claim_text (rowid, sentence) VALUES (new.seq, new.sentence); END""",
    """CREATE TRIGGER claim_removed AFTER DELETE ON claim BEGIN
        INSERT INTO claim_text (claim_text, rowid, sentence) VALUES ('delete', old.seq, old.sentence); END""",
)

_SECOND = (
    # Who is cited, and in whose voice words stand. Where it takes the place of a table, that was only an index too.
    "DROP TABLE claim_source",
    "DROP TABLE wording",
    "CREATE INDEX report_by_words ON report (outlet, day, words)",
    """CREATE TABLE attribution (
        seq INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report (seq) ON DELETE CASCADE,
        number TEXT NOT NULL, above INTEGER, source TEXT NOT NULL, entity TEXT, name TEXT NOT NULL, printed TEXT,
        kind TEXT, stance TEXT, form TEXT NOT NULL, medium TEXT, outlet TEXT, day TEXT NOT NULL,
        words INTEGER NOT NULL)""",
    "CREATE INDEX attribution_by_source ON attribution (source, day, seq)",
    "CREATE INDEX attribution_by_entity ON attribution (entity) WHERE entity IS NOT NULL",
    "CREATE INDEX attribution_by_medium ON attribution (medium) WHERE medium IS NOT NULL",
    "CREATE INDEX attribution_by_kind ON attribution (kind, stance)",
    "CREATE INDEX attribution_by_stance ON attribution (stance)",
    "CREATE INDEX attribution_by_report ON attribution (report)",
    "CREATE INDEX attribution_by_day ON attribution (day, seq)",
    "CREATE INDEX attribution_by_outlet ON attribution (outlet, day, words)",
    """CREATE TABLE attribution_claim (
        attribution INTEGER NOT NULL REFERENCES attribution (seq) ON DELETE CASCADE,
        claim INTEGER NOT NULL REFERENCES claim (seq) ON DELETE CASCADE,
        PRIMARY KEY (attribution, claim)) WITHOUT ROWID""",
    "CREATE INDEX attribution_claim_by_claim ON attribution_claim (claim, attribution)",
    """CREATE TABLE wording (
        seq INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report (seq) ON DELETE CASCADE,
        start INTEGER NOT NULL, end INTEGER NOT NULL, kind TEXT NOT NULL, expression TEXT NOT NULL, voice TEXT NOT NULL,
        attribution INTEGER, outlet TEXT, day TEXT NOT NULL)""",
    "CREATE INDEX wording_by_report ON wording (report)",
    "CREATE INDEX wording_by_day ON wording (day, seq)",
    "CREATE INDEX wording_by_outlet ON wording (outlet, kind, voice, expression, day)",
    "CREATE INDEX wording_by_attribution ON wording (attribution, kind, expression)",
    """CREATE TABLE naming (
        seq INTEGER PRIMARY KEY, report INTEGER NOT NULL REFERENCES report (seq) ON DELETE CASCADE,
        start INTEGER NOT NULL, end INTEGER NOT NULL, thing TEXT NOT NULL, name TEXT NOT NULL, voice TEXT NOT NULL,
        attribution INTEGER, outlet TEXT, day TEXT NOT NULL)""",
    "CREATE INDEX naming_by_report ON naming (report)",
    "CREATE INDEX naming_by_day ON naming (day, seq)",
    "CREATE INDEX naming_by_thing ON naming (thing, name, outlet, voice, day)",
    # Which rule table an index was made with, so that it is made anew where the table has changed.
    "CREATE TABLE made_with (what TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID",
)

_THIRD = (
    # The counts beside the list of all claims, which every visit asks for first.
    """CREATE TABLE claim_count (
        field TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, claims INTEGER NOT NULL,
        PRIMARY KEY (field, kind, value)) WITHOUT ROWID""",
    """INSERT INTO claim_count
        SELECT 'type', kind, type, count(*) FROM claim GROUP BY kind, type
        UNION ALL SELECT 'modality', kind, modality, count(*) FROM claim GROUP BY kind, modality
        UNION ALL SELECT 'day', kind, day, count(*) FROM claim GROUP BY kind, day""",
    """CREATE TRIGGER claim_counted AFTER INSERT ON claim BEGIN
        INSERT INTO claim_count
        VALUES ('type', new.kind, new.type, 1), ('modality', new.kind, new.modality, 1), ('day', new.kind, new.day, 1)
        ON CONFLICT DO UPDATE SET claims = claims + 1; END""",
    """CREATE TRIGGER claim_uncounted AFTER DELETE ON claim BEGIN
        UPDATE claim_count SET claims = claims - 1 WHERE kind = old.kind
        AND (field, value) IN (VALUES ('type', old.type), ('modality', old.modality), ('day', old.day)); END""",
    "CREATE INDEX claim_by_modality ON claim (modality, day, seq)",
)

_HAPPENINGS = (
    # What each claim tells, as matching keeps it, and where it is met: an index over the reports.
    """CREATE TABLE telling (
        claim INTEGER PRIMARY KEY REFERENCES claim (seq) ON DELETE CASCADE,
        rank INTEGER NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL, record BLOB NOT NULL)""",
    """CREATE TABLE block (
        block INTEGER NOT NULL, claim INTEGER NOT NULL REFERENCES claim (seq) ON DELETE CASCADE,
        PRIMARY KEY (block, claim)) WITHOUT ROWID""",
    "CREATE INDEX block_by_claim ON block (claim)",
    """CREATE TABLE likeness (
        claim INTEGER NOT NULL REFERENCES claim (seq) ON DELETE CASCADE, other INTEGER NOT NULL, score REAL NOT NULL,
        PRIMARY KEY (claim, other)) WITHOUT ROWID""",
    """CREATE TRIGGER likeness_removed AFTER DELETE ON likeness BEGIN
        DELETE FROM likeness WHERE claim = old.other AND other = old.claim; END""",
    """CREATE TABLE grouping (
        claim INTEGER PRIMARY KEY REFERENCES claim (seq) ON DELETE CASCADE,
        head INTEGER NOT NULL, leads INTEGER NOT NULL)""",
    "CREATE INDEX grouping_by_head ON grouping (head)",
    "CREATE TABLE merged_report (report INTEGER PRIMARY KEY REFERENCES report (seq) ON DELETE CASCADE)",
    # What the claims of a head come to; ``stale`` where some came or went since it was worked out.
    """CREATE TABLE happening (
        head INTEGER PRIMARY KEY, id TEXT NOT NULL, stale INTEGER NOT NULL, day TEXT NOT NULL, last_day TEXT NOT NULL,
        type TEXT NOT NULL, claims INTEGER NOT NULL, reports INTEGER NOT NULL, copies INTEGER NOT NULL,
        origins INTEGER NOT NULL, standing TEXT NOT NULL, contested TEXT NOT NULL, record BLOB)""",
    "CREATE UNIQUE INDEX happening_by_id ON happening (id)",
    "CREATE INDEX happening_by_day ON happening (day, id)",
    "CREATE INDEX happening_by_origins ON happening (origins, day, id)",
    "CREATE INDEX stale_happening ON happening (head) WHERE stale",
    # What people judged: kept for good, by the words judged, so that it holds when a report is read again.
    """CREATE TABLE judgement (
        id INTEGER PRIMARY KEY, relation TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, reason TEXT,
        withdrawn_by TEXT, withdrawn_at TEXT)""",
    """CREATE TABLE judged_claim (
        judgement INTEGER NOT NULL REFERENCES judgement (id), side INTEGER NOT NULL, report TEXT NOT NULL,
        start INTEGER NOT NULL, end INTEGER NOT NULL, sentence TEXT NOT NULL,
        PRIMARY KEY (judgement, side, report, start, end)) WITHOUT ROWID""",
    "CREATE INDEX judged_claim_by_report ON judged_claim (report)",
)

OTHER_EVENTS = "other"
"""The kind under which ``claim_count`` counts events of type OTHER, so that sums can leave them out."""

_OTHERS = (
    # Events of type OTHER are counted apart.
    "DROP TRIGGER claim_counted",
    "DROP TRIGGER claim_uncounted",
    "DELETE FROM claim_count",
    f"""INSERT INTO claim_count
        WITH counted AS (SELECT iif(type = 'OTHER', '{OTHER_EVENTS}', kind) AS kind, type, modality, day FROM claim)
        SELECT 'type', kind, type, count(*) FROM counted GROUP BY kind, type
        UNION ALL SELECT 'modality', kind, modality, count(*) FROM counted GROUP BY kind, modality
        UNION ALL SELECT 'day', kind, day, count(*) FROM counted GROUP BY kind, day""",  # noqa: S608 - a constant
    f"""CREATE TRIGGER claim_counted AFTER INSERT ON claim BEGIN
        INSERT INTO claim_count
        SELECT field, iif(new.type = 'OTHER', '{OTHER_EVENTS}', new.kind), value, 1 FROM (
            SELECT 'type' AS field, new.type AS value UNION ALL SELECT 'modality', new.modality
            UNION ALL SELECT 'day', new.day) WHERE true
        ON CONFLICT DO UPDATE SET claims = claims + 1; END""",  # noqa: S608 - a constant
    f"""CREATE TRIGGER claim_uncounted AFTER DELETE ON claim BEGIN
        UPDATE claim_count SET claims = claims - 1 WHERE kind = iif(old.type = 'OTHER', '{OTHER_EVENTS}', old.kind)
        AND (field, value) IN (VALUES ('type', old.type), ('modality', old.modality), ('day', old.day)); END""",  # noqa: S608 - a constant
)

_COUNTS = (
    # What pages ask for first is kept counted, and claims are found by any filter in order of time: a claim's moment is
    # its day and its number in one integer, and each term that a filter may ask for has the moments of its claims.
    """ALTER TABLE claim ADD COLUMN moment INTEGER
        GENERATED ALWAYS AS ((CAST(replace(day, '-', '') AS INTEGER) << 36) | seq) VIRTUAL""",
    "DROP TRIGGER claim_added",
    "DROP TRIGGER claim_removed",
    "DROP TABLE claim_text",
    """CREATE VIRTUAL TABLE claim_text USING fts5 (
        sentence, content='claim', content_rowid='moment', tokenize='porter unicode61 remove_diacritics 2')""",
    "DROP INDEX claim_by_day",
    "CREATE INDEX claim_by_moment ON claim (moment)",
    "INSERT INTO claim_text (rowid, sentence) SELECT moment, sentence FROM claim ORDER BY moment",
    "DROP INDEX claim_by_type",
    "DROP INDEX claim_by_kind",
    "DROP INDEX claim_by_modality",
    "DROP INDEX claim_party_by_key",
    "DROP INDEX claim_party_by_country",
    "CREATE INDEX claim_by_last_day ON claim (last_day) WHERE last_day > day",
    """CREATE TABLE term (
        seq INTEGER PRIMARY KEY, field TEXT NOT NULL, value TEXT NOT NULL, claims INTEGER NOT NULL,
        others INTEGER NOT NULL)""",
    "CREATE UNIQUE INDEX term_by_value ON term (field, value)",
    """CREATE TABLE posting (
        term INTEGER NOT NULL, moment INTEGER NOT NULL, PRIMARY KEY (term, moment)) WITHOUT ROWID""",
    # Counts of all claims by what every list may be narrowed by without naming anybody; one row in place of three.
    "DROP TRIGGER claim_counted",
    "DROP TRIGGER claim_uncounted",
    "DROP TABLE claim_count",
    """CREATE TABLE claim_count (
        kind TEXT NOT NULL, type TEXT NOT NULL, modality TEXT NOT NULL, day TEXT NOT NULL, last_day TEXT NOT NULL,
        claims INTEGER NOT NULL, PRIMARY KEY (day, last_day, kind, type, modality)) WITHOUT ROWID""",
    """CREATE TABLE actor_count (
        key TEXT PRIMARY KEY, claims INTEGER NOT NULL, reports INTEGER NOT NULL, acts INTEGER NOT NULL,
        acted_on INTEGER NOT NULL, speaks INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE source_count (
        source TEXT PRIMARY KEY, attributions INTEGER NOT NULL, claims INTEGER NOT NULL, reports INTEGER NOT NULL,
        outlets INTEGER NOT NULL, quoted INTEGER NOT NULL, words INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE source_value (
        source TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, uses INTEGER NOT NULL,
        PRIMARY KEY (source, field, value)) WITHOUT ROWID""",
    # What is counted of each source, a row for each thing; ``unit`` is the attribution or the claim that is counted.
    # Claims of type OTHER are left out here and of actors, as lists leave them out unless asked.
    """CREATE VIEW source_part (report, source, field, value, unit) AS
        SELECT report, source, 'name', name, seq FROM attribution
        UNION ALL SELECT report, source, 'kind', kind, seq FROM attribution WHERE kind IS NOT NULL
        UNION ALL SELECT report, source, 'stance', stance, seq FROM attribution WHERE stance IS NOT NULL
        UNION ALL SELECT report, source, 'outlet', outlet, seq FROM attribution WHERE outlet IS NOT NULL
        UNION ALL SELECT report, source, 'printed', printed, seq FROM attribution WHERE printed IS NOT NULL
        UNION ALL SELECT report, source, 'medium', medium, seq FROM attribution WHERE medium IS NOT NULL
        UNION ALL SELECT a.report, a.source, 'through', b.source, a.seq FROM attribution a
            JOIN attribution b ON b.seq = a.above AND b.source NOT IN (a.source, 'source:none', 'source:pronoun')
            AND b.source IS NOT a.medium
        UNION ALL SELECT a.report, a.source, 'type', c.type, c.seq FROM attribution a
            JOIN attribution_claim l ON l.attribution = a.seq JOIN claim c ON c.seq = l.claim AND c.type <> 'OTHER'
        UNION ALL SELECT a.report, a.source, 'about', p.key, p.claim FROM attribution a
            JOIN attribution_claim l ON l.attribution = a.seq JOIN claim c ON c.seq = l.claim AND c.type <> 'OTHER'
            JOIN claim_party p ON p.claim = l.claim AND p.role IN ('who', 'whom') AND p.key <> a.source
            WHERE p.key NOT LIKE 'text:%' AND p.key NOT LIKE 'person:%/%'""",
    """CREATE TABLE outlet_count (
        outlet TEXT PRIMARY KEY, reports INTEGER NOT NULL, words INTEGER NOT NULL, attributed INTEGER NOT NULL)
        WITHOUT ROWID""",
    """CREATE TABLE wording_count (
        per TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL, expression TEXT NOT NULL, voice TEXT NOT NULL,
        uses INTEGER NOT NULL, PRIMARY KEY (per, who, kind, expression, voice)) WITHOUT ROWID""",
    """CREATE VIEW wording_part (report, per, who, kind, expression, voice) AS
        SELECT report, 'outlet', coalesce(outlet, ''), kind, expression, voice FROM wording
        UNION ALL SELECT u.report, 'source', a.source, u.kind, u.expression, u.voice FROM wording u
            JOIN attribution a ON a.seq = u.attribution""",
    """CREATE TABLE naming_count (
        per TEXT NOT NULL, who TEXT NOT NULL, thing TEXT NOT NULL, name TEXT NOT NULL, voice TEXT NOT NULL,
        uses INTEGER NOT NULL, PRIMARY KEY (per, who, thing, name, voice)) WITHOUT ROWID""",
    """CREATE VIEW naming_part (report, per, who, thing, name, voice) AS
        SELECT report, 'outlet', coalesce(outlet, ''), thing, name, voice FROM naming
        UNION ALL SELECT u.report, 'source', a.source, u.thing, u.name, u.voice FROM naming u
            JOIN attribution a ON a.seq = u.attribution""",
)

_NEWEST_SAID = (
    # What sources of one kind or stance said, in order of time.
    "DROP INDEX attribution_by_kind",
    "DROP INDEX attribution_by_stance",
    "CREATE INDEX attribution_by_kind ON attribution (kind, day, seq)",
    "CREATE INDEX attribution_by_stance ON attribution (stance, day, seq)",
)

_SUMS = (
    # What the first page asks for, in few rows; and what lists count of the newest claims, from an index alone.
    "DROP INDEX claim_by_moment",
    "CREATE INDEX claim_by_moment ON claim (moment, type, modality)",
    """CREATE TABLE type_count (
        kind TEXT NOT NULL, type TEXT NOT NULL, modality TEXT NOT NULL, claims INTEGER NOT NULL,
        PRIMARY KEY (kind, type, modality)) WITHOUT ROWID""",
    # Of the types only OTHER is told apart, '' stands for all the rest.
    """CREATE TABLE day_count (
        day TEXT NOT NULL, kind TEXT NOT NULL, type TEXT NOT NULL, claims INTEGER NOT NULL,
        PRIMARY KEY (day, kind, type)) WITHOUT ROWID""",
    "INSERT INTO type_count SELECT kind, type, modality, sum(claims) FROM claim_count GROUP BY kind, type, modality",
    """INSERT INTO day_count SELECT day, kind, iif(type = 'OTHER', type, '') AS told, sum(claims) FROM claim_count
        GROUP BY day, kind, told""",
)

_COPIES = (
    # Which reports share passages: what fingerprints each holds, an index over their texts made by merging. ``rank`` is
    # drawn from the report's id; ``method`` made the index, and another one makes it anew.
    """CREATE TABLE compared_report (
        rank INTEGER PRIMARY KEY, report INTEGER NOT NULL UNIQUE REFERENCES report (seq) ON DELETE CASCADE,
        fingerprints INTEGER NOT NULL, method TEXT NOT NULL)""",
    """CREATE TABLE fingerprint (
        fingerprint INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (fingerprint, rank)) WITHOUT ROWID""",
    # What merging decided of two things, by their ids.
    """CREATE TABLE link (
        left_id TEXT NOT NULL, right_id TEXT NOT NULL, relation TEXT NOT NULL, score REAL NOT NULL,
        detail TEXT NOT NULL, by TEXT NOT NULL, at TEXT,
        PRIMARY KEY (left_id, right_id, relation, by)) WITHOUT ROWID""",
    "CREATE INDEX link_by_right ON link (right_id, relation)",
    """CREATE TRIGGER report_unlinked AFTER DELETE ON report BEGIN
        DELETE FROM link WHERE left_id = old.id; DELETE FROM link WHERE right_id = old.id; END""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    _FIRST, _SECOND, _THIRD, _HAPPENINGS, _OTHERS, _COUNTS, _NEWEST_SAID, _SUMS, _COPIES,
)  # fmt: skip
"""Statements that lead from schema number i to i + 1."""

COUNTED_SINCE = 6
"""The schema number since which counts are kept; those of a store from before are made when it is brought up to it."""

STORE_NUMBER = len(MIGRATIONS)
"""The schema number (``PRAGMA user_version``) that this program reads and writes."""
