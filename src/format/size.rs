//! Byte sizes and elapsed times.

use super::decimal;

/// A size in decimal units, as file managers show it: `941 B`, `1.2 MB`.
pub fn bytes(count: u64) -> String {
    const UNITS: [(f64, &str); 4] = [(1e12, "TB"), (1e9, "GB"), (1e6, "MB"), (1e3, "kB")];
    let value = count as f64;
    for (unit, name) in UNITS {
        let shown = value / unit;
        if shown >= 0.9995 {
            return format!(
                "{}\u{202f}{name}",
                decimal(shown, usize::from(shown < 99.95))
            );
        }
    }
    format!("{count}\u{202f}B")
}

/// An elapsed time: `40 ms`, `1.8 s`, `2 min 5 s`.
pub fn duration_ms(ms: f64) -> String {
    let ms = if ms.is_finite() { ms.max(0.0) } else { 0.0 };
    match ms {
        x if x < 999.5 => format!("{x:.0}\u{202f}ms"),
        x if x < 59_950.0 => format!("{}\u{202f}s", decimal(x / 1e3, 1)),
        x => {
            let seconds = (x / 1e3).round() as u64;
            format!("{}\u{202f}min {}\u{202f}s", seconds / 60, seconds % 60)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_use_the_unit_a_person_would() {
        assert_eq!(bytes(0), "0\u{202f}B");
        assert_eq!(bytes(941), "941\u{202f}B");
        assert_eq!(bytes(999_600), "1\u{202f}MB");
        assert_eq!(bytes(45_580_638), "45.6\u{202f}MB");
        assert_eq!(bytes(450_000), "450\u{202f}kB");
    }

    #[test]
    fn times_grow_from_milliseconds_to_minutes() {
        assert_eq!(duration_ms(40.2), "40\u{202f}ms");
        assert_eq!(duration_ms(1_840.0), "1.8\u{202f}s");
        assert_eq!(duration_ms(125_000.0), "2\u{202f}min 5\u{202f}s");
        assert_eq!(duration_ms(f64::NAN), "0\u{202f}ms");
    }
}
