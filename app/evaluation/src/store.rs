//! What PostgreSQL is asked.

use sqlx::PgPool;

/// The rank of texts for a need by PostgreSQL's own full text search (`ts_rank_cd`, any word of the need), in the order of the texts.
pub(crate) async fn full_text(pool: &PgPool, configuration: &str, need: &str, texts: &[String]) -> Result<Vec<f32>, sqlx::Error> {
    // Text columns hold no NUL.
    let (need, texts) = (need.replace('\0', " "), texts.iter().map(|text| text.replace('\0', " ")).collect::<Vec<_>>());
    sqlx::query_scalar!(
        r#"WITH wanted AS (
               SELECT string_agg('''' || replace(replace(word.lexeme, '\', '\\'), '''', '''''') || '''', ' | ')::tsquery AS words
               FROM unnest(to_tsvector($1::text::regconfig, $2)) AS word)
           SELECT coalesce(ts_rank_cd(to_tsvector($1::text::regconfig, left(told.text, 250000)), wanted.words), 0) AS "rank!"
           FROM unnest($3::text[]) WITH ORDINALITY AS told(text, place) CROSS JOIN wanted ORDER BY told.place"#,
        configuration,
        need,
        &texts
    )
    .fetch_all(pool)
    .await
}
