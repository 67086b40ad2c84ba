//! The map of the site. Each page is rendered whole before its first byte, so that its status is true.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use super::{
    accessibility::AccessibilityPage,
    account,
    agency::AgencyPage,
    agenda::{AgendaPage, CalendarPage, EventPage},
    availability::AvailabilityPage,
    briefing::TeamPage,
    case_studies::{CaseStudiesPage, PublishedPage},
    ctos::{CtoPage, CtosPage, PublicPagePage},
    engagement::{
        ActivityPage, BriefingPage, CaseStudyPage, CheckupPage, EngagementPage, HandoverPage, MandatePage, MonthPage, OutcomeReviewPage,
        PapersPage, RenewalPage, ReportPage, ReportsPage, TermsPage, TermsVersionPage,
    },
    glossary::GlossaryPage,
    home::HomePage,
    how_it_works::HowItWorksPage,
    invitation::InvitationPage,
    legal::LegalPage,
    messages::MessagesPage,
    missing::MissingPage,
    notifications::NotificationsPage,
    outbox::{OutboxMailPage, OutboxPage},
    postings::{OwnPostingPage, PostingPage, PostingsPage},
    preview::PreviewPage,
    privacy::PrivacyPage,
    ranking::RankingPage,
    reference::ReferencePage,
    sign_in::SignInPage,
    unsubscribe::UnsubscribePage,
};

/// Every page. Addresses have no prefix of a language here: the host has taken it.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <FlatRoutes fallback=MissingPage>
                <Route path=path!("/") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("/how-it-works") view=HowItWorksPage ssr=SsrMode::Async/>
                <Route path=path!("/ranking") view=RankingPage ssr=SsrMode::Async/>
                <Route path=path!("/case-studies") view=CaseStudiesPage ssr=SsrMode::Async/>
                <Route path=path!("/case-studies/:case_study") view=PublishedPage ssr=SsrMode::Async/>
                <Route path=path!("/glossary") view=GlossaryPage ssr=SsrMode::Async/>
                <Route path=path!("/privacy") view=PrivacyPage ssr=SsrMode::Async/>
                <Route path=path!("/legal") view=LegalPage ssr=SsrMode::Async/>
                <Route path=path!("/accessibility") view=AccessibilityPage ssr=SsrMode::Async/>
                <Route path=path!("/ctos") view=CtosPage ssr=SsrMode::Async/>
                <Route path=path!("/ctos/:slug") view=CtoPage ssr=SsrMode::Async/>
                <Route path=path!("/missions") view=PostingsPage ssr=SsrMode::Async/>
                <Route path=path!("/missions/:posting") view=PostingPage ssr=SsrMode::Async/>
                <Route path=path!("/agency") view=AgencyPage ssr=SsrMode::Async/>
                <Route path=path!("/briefing") view=TeamPage ssr=SsrMode::Async/>
                <Route path=path!("/reference") view=ReferencePage ssr=SsrMode::Async/>
                <Route path=path!("/availability") view=AvailabilityPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/unsubscribe") view=UnsubscribePage ssr=SsrMode::Async/>
                <Route path=path!("/invitation") view=InvitationPage ssr=SsrMode::Async/>
                <Route path=path!("/messages") view=MessagesPage ssr=SsrMode::Async/>
                <Route path=path!("/notifications") view=NotificationsPage ssr=SsrMode::Async/>
                <Route path=path!("/agenda") view=AgendaPage ssr=SsrMode::Async/>
                <Route path=path!("/agenda/calendar") view=CalendarPage ssr=SsrMode::Async/>
                <Route path=path!("/agenda/:event") view=EventPage ssr=SsrMode::Async/>
                <Route path=path!("/outbox") view=OutboxPage ssr=SsrMode::Async/>
                <Route path=path!("/outbox/:mail") view=OutboxMailPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-up") view=account::SignUpPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-up/sent") view=account::SignUpSentPage ssr=SsrMode::Async/>
                <Route path=path!("/verify-address") view=account::VerifyAddressPage ssr=SsrMode::Async/>
                <Route path=path!("/forgot-password") view=account::ForgotPasswordPage ssr=SsrMode::Async/>
                <Route path=path!("/forgot-password/sent") view=account::ForgotPasswordSentPage ssr=SsrMode::Async/>
                <Route path=path!("/reset-password") view=account::ResetPasswordPage ssr=SsrMode::Async/>
                <Route path=path!("/confirm-address") view=account::ConfirmAddressPage ssr=SsrMode::Async/>
                <Route path=path!("/account") view=account::SettingsPage ssr=SsrMode::Async/>
                <Route path=path!("/account/sessions") view=account::SessionsPage ssr=SsrMode::Async/>
                <Route path=path!("/account/delete") view=account::ErasePage ssr=SsrMode::Async/>
                <Route path=path!("/account/deleted") view=account::ErasedPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement") view=EngagementPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/mandate") view=MandatePage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/briefing") view=BriefingPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/checkup") view=CheckupPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/renewal") view=RenewalPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/reports") view=ReportsPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/report/:month") view=ReportPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/handover") view=HandoverPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/activity") view=ActivityPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/activity/:month") view=MonthPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/outcome-review") view=OutcomeReviewPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/case-study") view=CaseStudyPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/papers") view=PapersPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/terms") view=TermsPage ssr=SsrMode::Async/>
                <Route path=path!("/engagements/:engagement/terms/:version") view=TermsVersionPage ssr=SsrMode::Async/>

                <Route path=path!("/needs") view=ceo::pages::NeedsPage ssr=SsrMode::Async/>
                <Route path=path!("/needs/new") view=ceo::pages::NewNeedPage ssr=SsrMode::Async/>
                <Route path=path!("/needs/:mission") view=ceo::pages::NeedPage ssr=SsrMode::Async/>
                <Route path=path!("/needs/:mission/agency") view=ceo::pages::AgencyPage ssr=SsrMode::Async/>
                <Route path=path!("/needs/:mission/preview") view=ceo::pages::PreviewPage ssr=SsrMode::Async/>
                <Route path=path!("/needs/:mission/posting") view=OwnPostingPage ssr=SsrMode::Async/>
                <Route path=path!("/needs/:mission/shortlist") view=ceo::pages::ShortlistPage ssr=SsrMode::Async/>
                <Route path=path!("/needs/:mission/candidates/:candidacy") view=ceo::pages::CandidatePage ssr=SsrMode::Async/>
                <Route path=path!("/needs/:mission/candidates/:candidacy/messages") view=ceo::pages::MessagesPage ssr=SsrMode::Async/>
                <Route path=path!("/needs/:mission/candidates/:candidacy/guide") view=ceo::pages::GuidePage ssr=SsrMode::Async/>

                <Route path=path!("/offers") view=cto::pages::OffersPage ssr=SsrMode::Async/>
                <Route path=path!("/offers/search") view=cto::pages::SearchPage ssr=SsrMode::Async/>
                <Route path=path!("/offers/:mission") view=cto::pages::OfferPage ssr=SsrMode::Async/>
                <Route path=path!("/offers/:mission/messages") view=cto::pages::MessagesPage ssr=SsrMode::Async/>
                <Route path=path!("/profile") view=cto::pages::ProfilePage ssr=SsrMode::Async/>
                <Route path=path!("/profile/edit/:section") view=cto::pages::EditPage ssr=SsrMode::Async/>
                <Route path=path!("/profile/experience/:experience") view=cto::pages::ExperiencePage ssr=SsrMode::Async/>
                <Route path=path!("/profile/references/:reference") view=cto::pages::ReferencePage ssr=SsrMode::Async/>
                <Route path=path!("/profile/documents") view=cto::pages::DocumentsPage ssr=SsrMode::Async/>
                <Route path=path!("/profile/preview") view=PreviewPage ssr=SsrMode::Async/>
                <Route path=path!("/profile/public") view=PublicPagePage ssr=SsrMode::Async/>
                <Route path=path!("/profile/photo") view=cto::pages::PhotoPage ssr=SsrMode::Async/>
                <Route path=path!("/profile/import") view=cto::pages::ImportPage ssr=SsrMode::Async/>
                <Route path=path!("/profile/import/:import") view=cto::pages::ReviewPage ssr=SsrMode::Async/>

                <Route path=path!("/staff") view=staff::pages::TodayPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/missions") view=staff::pages::MissionsPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/missions/:mission") view=staff::pages::MissionPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/missions/:mission/curation") view=staff::pages::CurationPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/missions/:mission/rankings") view=staff::pages::RankingsPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/missions/:mission/messages/:candidacy") view=staff::pages::ConversationPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/messages") view=staff::pages::MessagesPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/profiles") view=staff::pages::ProfilesPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/profiles/:profile") view=staff::pages::ProfilePage ssr=SsrMode::Async/>
                <Route path=path!("/staff/vetting") view=staff::pages::VettingPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/agenda") view=staff::pages::AgendaPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/agenda/new") view=staff::pages::NewEventPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/agenda/:event") view=staff::pages::EventPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/audit") view=staff::pages::AuditPage ssr=SsrMode::Async/>
                <Route path=path!("/staff/jobs") view=staff::pages::JobsPage ssr=SsrMode::Async/>
            </FlatRoutes>
        </Router>
    }
}
