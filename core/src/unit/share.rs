//! How well a share is known that was counted in few cases.

/// The normal quantile of 97.5 %.
const Z: f64 = 1.959_963_985;

/// Bounds within which a share lies 19 times in 20 where `hits` of `all` cases were counted, 0–1, after Wilson (J. American
/// Statistical Association 22, 1927). `all` must be above 0.
pub fn share_bounds(hits: f64, all: f64) -> (f64, f64) {
    let share = hits / all;
    let middle = share + Z * Z / (2.0 * all);
    let half = Z * (share * (1.0 - share) / all + Z * Z / (4.0 * all * all)).sqrt();
    let bound = |value: f64| (value / (1.0 + Z * Z / all)).clamp(0.0, 1.0);
    (bound(middle - half), bound(middle + half))
}
