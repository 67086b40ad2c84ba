//! Filling in a form as a hand does, whatever kinds of field it has.

use serde_json::json;

use super::protocol::Protocol;
use super::tab::Tab;

impl<P: Protocol> Tab<P> {
    /// Fills in fields of the form of this name: types into them, chooses from lists, ticks. A folded form is unfolded first.
    pub async fn fill_in(&self, form: &str, fields: &[(&str, &str)]) {
        for (name, value) in fields {
            let field = format!("form[id='{form}'] [name='{name}']");
            let kind = format!(
                "(() => {{
                    const field = document.querySelector({field});
                    if (!field) return 'missing';
                    for (let fold = field.closest('details'); fold; fold = fold.parentElement.closest('details')) fold.open = true;
                    return field.type;
                }})()",
                field = json!(field)
            );
            match self.text_of(&kind).await.as_str() {
                "missing" => panic!("{field} is not on {}:\n{}", self.path().await, self.words().await),
                "radio" | "checkbox" => self.click(&format!("form[id='{form}'] label:has([name='{name}'][value='{value}'])")).await,
                "select-one" | "date" => self.choose(&field, value).await,
                _ => self.fill(&field, value).await,
            }
        }
    }

    /// Fills in a form and sends it with its first button.
    pub async fn answer(&self, form: &str, fields: &[(&str, &str)]) {
        self.fill_in(form, fields).await;
        self.send(form).await;
    }
}
