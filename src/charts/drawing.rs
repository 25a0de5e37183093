//! What a chart is made of: plain shapes with an ink each, and the marks a person can read out.

/// What a shape stands for; the style sheet gives it colour and stroke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Ink {
    /// A grid line.
    Grid,
    /// The line of zero.
    Axis,
    /// A label of an axis.
    Label,
    /// A value written beside its shape.
    Value,
    /// A bar or column.
    Bar,
    /// A bar or column below zero.
    Below,
    /// A line of values.
    Line,
    /// A line where tiers are cut.
    Cut,
    /// The four tiers, the highest first.
    Vip,
    /// Main.
    Main,
    /// Ordinary.
    Ordinary,
    /// Small.
    Small,
    /// Customers without a tier.
    NoTier,
    /// A stream of customers from VIP.
    VipStream,
    /// From main.
    MainStream,
    /// From ordinary.
    OrdinaryStream,
    /// From small.
    SmallStream,
    /// From no tier.
    NoTierStream,
    /// Lines beside the one that matters, to compare it with: a plain one, a dashed one, a dotted one.
    Beside,
    /// See [`Self::Beside`].
    Dashed,
    /// See [`Self::Beside`].
    Dotted,
    /// How much of a measure, the least first.
    Step1,
    /// See [`Self::Step1`].
    Step2,
    /// See [`Self::Step1`].
    Step3,
    /// See [`Self::Step1`].
    Step4,
    /// See [`Self::Step1`].
    Step5,
    /// The head of an arrow.
    Head,
    /// A name among lines, which must not run through it.
    Name,
}

impl Ink {
    /// All inks; the place of each is its number.
    pub const ALL: [Ink; 28] = [
        Ink::Grid,
        Ink::Axis,
        Ink::Label,
        Ink::Value,
        Ink::Bar,
        Ink::Below,
        Ink::Line,
        Ink::Cut,
        Ink::Vip,
        Ink::Main,
        Ink::Ordinary,
        Ink::Small,
        Ink::NoTier,
        Ink::VipStream,
        Ink::MainStream,
        Ink::OrdinaryStream,
        Ink::SmallStream,
        Ink::NoTierStream,
        Ink::Beside,
        Ink::Dashed,
        Ink::Dotted,
        Ink::Step1,
        Ink::Step2,
        Ink::Step3,
        Ink::Step4,
        Ink::Step5,
        Ink::Head,
        Ink::Name,
    ];

    /// The tiers from the top, then none.
    pub const TIERS: [Ink; 5] = [Ink::Vip, Ink::Main, Ink::Ordinary, Ink::Small, Ink::NoTier];

    /// The streams from each of [`Self::TIERS`].
    pub const STREAMS: [Ink; 5] = [
        Ink::VipStream,
        Ink::MainStream,
        Ink::OrdinaryStream,
        Ink::SmallStream,
        Ink::NoTierStream,
    ];

    /// How much of a measure, the least first.
    pub const STEPS: [Ink; 5] = [Ink::Step1, Ink::Step2, Ink::Step3, Ink::Step4, Ink::Step5];

    /// The class that carries it.
    pub const fn class(self) -> &'static str {
        match self {
            Ink::Grid => "ink-grid",
            Ink::Axis => "ink-axis",
            Ink::Label => "ink-label",
            Ink::Value => "ink-value",
            Ink::Bar => "ink-bar",
            Ink::Below => "ink-below",
            Ink::Line => "ink-line",
            Ink::Cut => "ink-cut",
            Ink::Vip => "ink-vip",
            Ink::Main => "ink-main",
            Ink::Ordinary => "ink-ordinary",
            Ink::Small => "ink-small",
            Ink::NoTier => "ink-none",
            Ink::VipStream => "ink-vip ink-stream",
            Ink::MainStream => "ink-main ink-stream",
            Ink::OrdinaryStream => "ink-ordinary ink-stream",
            Ink::SmallStream => "ink-small ink-stream",
            Ink::NoTierStream => "ink-none ink-stream",
            Ink::Beside => "ink-beside",
            Ink::Dashed => "ink-beside ink-dashed",
            Ink::Dotted => "ink-beside ink-dotted",
            Ink::Step1 => "ink-step-1",
            Ink::Step2 => "ink-step-2",
            Ink::Step3 => "ink-step-3",
            Ink::Step4 => "ink-step-4",
            Ink::Step5 => "ink-step-5",
            Ink::Head => "ink-head",
            Ink::Name => "ink-name",
        }
    }
}

/// Where a text hangs from its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The point is at the text's start.
    Start,
    /// The point is at its middle.
    Middle,
    /// The point is at its end.
    End,
}

/// A point in CSS pixels from the top left.
pub type Px = (i32, i32);

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Straight lines through points.
    Line(Vec<Px>, Ink),
    /// A filled rectangle: top left, width, height.
    Rect(Px, i32, i32, Ink),
    /// A filled polygon.
    Polygon(Vec<Px>, Ink),
    /// A circle: middle, radius, whether filled.
    Circle(Px, u32, bool, Ink),
    /// A text, centred in height on its point.
    Text(Px, Anchor, String, Ink),
}

/// A value a person can point at or step to.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The part of the chart that belongs to it: left, top, width, height.
    pub slot: (i32, i32, i32, i32),
    /// What it is.
    pub label: String,
    /// Its value, written out.
    pub value: String,
}

/// A whole chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Width in CSS pixels.
    pub width: i32,
    /// Height in CSS pixels.
    pub height: i32,
    /// The shapes, the lowest first.
    pub shapes: Vec<Shape>,
    /// The marks in reading order.
    pub marks: Vec<Mark>,
}

impl Drawing {
    /// The mark at a point, if any.
    pub fn mark_at(&self, (x, y): Px) -> Option<usize> {
        self.marks.iter().position(|mark| {
            let (left, top, width, height) = mark.slot;
            (left..left + width).contains(&x) && (top..top + height).contains(&y)
        })
    }
}
