//! The labels that criteria use for everything except technologies. Ids never change once published; wording lives in the locales.

use crate::code::codes;

codes! {
    /// What a company does.
    pub enum Sector as "sector" {
        /// Agriculture.
        Agritech = "agritech",
        /// Food, restaurants, meal vouchers.
        Foodtech = "foodtech",
        /// Health care.
        Health = "health",
        /// Biotech, pharma.
        Biotech = "biotech",
        /// Sport and well-being.
        SportWellbeing = "sport-wellbeing",
        /// Education and training.
        Edtech = "edtech",
        /// Jobs and HR.
        Hr = "hr",
        /// Finance and payments.
        Fintech = "fintech",
        /// Insurance.
        Insurtech = "insurtech",
        /// Blockchain and crypto.
        Crypto = "crypto",
        /// Real estate.
        Proptech = "proptech",
        /// Construction.
        Construction = "construction",
        /// Energy.
        Energy = "energy",
        /// Climate, environment, circular economy.
        Climate = "climate",
        /// Mobility and transport.
        Mobility = "mobility",
        /// Logistics.
        Logistics = "logistics",
        /// Travel and tourism.
        Travel = "travel",
        /// Retail and e-commerce.
        Retail = "retail",
        /// Fashion, beauty, luxury.
        Fashion = "fashion",
        /// Media, publishing, music, video.
        Media = "media",
        /// Games.
        Gaming = "gaming",
        /// Culture and heritage.
        Culture = "culture",
        /// Social networks and communities.
        SocialNetwork = "social-network",
        /// Marketing and advertising.
        Marketing = "marketing",
        /// Sales and customer relations.
        Sales = "sales",
        /// Legal and compliance.
        Legal = "legal",
        /// Public sector and civic tech.
        Public = "public",
        /// Social, solidarity, non-profits.
        Social = "social",
        /// Manufacturing, robotics, hardware.
        Industry = "industry",
        /// Telecoms and IoT.
        Telecom = "telecom",
        /// Aerospace and defence.
        Space = "space",
        /// Cyber security.
        Security = "security",
        /// Developer tools, infrastructure.
        Devtools = "devtools",
        /// Data and AI (as the product).
        DataAi = "data-ai",
        /// Productivity and business software.
        Productivity = "productivity",
        /// Consulting, agencies, studios.
        Services = "services",
    }
}

codes! {
    /// What a CTO is asked to do.
    pub enum MissionType as "mission type" {
        /// Technical audit.
        Audit = "audit",
        /// Due diligence.
        DueDiligence = "due-diligence",
        /// Hire the first developers.
        FirstHires = "first-hires",
        /// Build the MVP or first version.
        BuildMvp = "build-mvp",
        /// Steer an agency or contractors.
        AgencySteering = "agency-steering",
        /// Bring development in-house.
        Insourcing = "insourcing",
        /// Roadmap, priorities, delivery.
        Roadmap = "roadmap",
        /// Structure and grow the team.
        TeamStructuring = "team-structuring",
        /// Stand in for a CTO who left.
        Interim = "interim",
        /// Mentor a lead or a team.
        Mentoring = "mentoring",
        /// Prepare a fundraising.
        Fundraising = "fundraising",
        /// Architecture, scaling, rewrite.
        Architecture = "architecture",
        /// Security and compliance.
        SecurityCompliance = "security-compliance",
        /// Data and AI strategy.
        DataAi = "data-ai",
    }
}

codes! {
    /// A part of a CTO's technical remit.
    pub enum Area as "area of the remit" {
        /// Hosting and cloud.
        Hosting = "hosting",
        /// Networks and access.
        Networks = "networks",
        /// Integration between applications (APIs, ETL).
        Integration = "integration",
        /// Security, identity, privacy.
        Trust = "trust",
        /// Data and its governance.
        Data = "data",
        /// Workstations, phones, devices.
        Devices = "devices",
        /// Technical cost control.
        Cost = "cost",
        /// Availability and operations.
        Availability = "availability",
    }
}

codes! {
    /// How far a company has come.
    pub enum Stage as "stage" {
        /// Idea.
        Idea = "idea",
        /// MVP, first users.
        Mvp = "mvp",
        /// Pre-seed or seed.
        Seed = "seed",
        /// Series A.
        SeriesA = "series-a",
        /// Series B and later, scale-up.
        Growth = "growth",
        /// Established company, SME, administration.
        Established = "established",
        /// Non-profit.
        NonProfit = "non-profit",
    }
}

codes! {
    /// What a company does for others: a French or international status, or one of the 17 Sustainable Development Goals. Kept apart, never added up into one score.
    pub enum Impact as "impact" {
        Sdg1 = "sdg-1",
        Sdg2 = "sdg-2",
        Sdg3 = "sdg-3",
        Sdg4 = "sdg-4",
        Sdg5 = "sdg-5",
        Sdg6 = "sdg-6",
        Sdg7 = "sdg-7",
        Sdg8 = "sdg-8",
        Sdg9 = "sdg-9",
        Sdg10 = "sdg-10",
        Sdg11 = "sdg-11",
        Sdg12 = "sdg-12",
        Sdg13 = "sdg-13",
        Sdg14 = "sdg-14",
        Sdg15 = "sdg-15",
        Sdg16 = "sdg-16",
        Sdg17 = "sdg-17",
        /// Social and solidarity economy.
        Ess = "ess",
        /// ESUS accreditation.
        Esus = "esus",
        /// Mission-driven company (FR law).
        MissionCompany = "mission-company",
        /// B Corp.
        BCorp = "b-corp",
    }
}

codes! {
    /// Where a CTO's strength lies.
    pub enum Orientation as "orientation" {
        /// Close to the code.
        Tech = "tech",
        /// Product.
        Product = "product",
        /// People.
        People = "people",
        /// Business-facing: presales, investors, public presence.
        Business = "business",
    }
}

impl Impact {
    /// The number of the Sustainable Development Goal, 1 to 17, where this is one.
    pub fn goal(self) -> Option<u8> {
        self.code().strip_prefix("sdg-").and_then(|number| number.parse().ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_reads_back_as_itself() {
        for sector in Sector::ALL {
            assert_eq!(sector.code().parse::<Sector>().as_ref(), Ok(sector));
        }
        assert!("Foodtech".parse::<Sector>().is_err(), "codes are exact");
    }

    #[test]
    fn only_goals_have_a_number() {
        assert_eq!(Impact::Sdg12.goal(), Some(12));
        assert_eq!(Impact::BCorp.goal(), None);
    }
}
