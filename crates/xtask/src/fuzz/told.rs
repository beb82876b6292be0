//! What the engine says of a run, in few words.

/// How many inputs were tried, and how far they reached.
pub(super) fn summary(output: &str) -> String {
    let stat = |name: &str| {
        let line = output.lines().rev().find_map(|line| line.strip_prefix("stat::")?.strip_prefix(name));
        line.map_or("?", |rest| rest.trim_start_matches(':').trim())
    };
    // `#2097152	pulse  cov: 4563 ft: 13265 corp: 1342/455Kb ...`
    let reached = output.lines().rev().find(|line| line.starts_with('#') && line.contains(" cov: "));
    let word = |name: &str| {
        let mut words = reached.unwrap_or_default().split_whitespace();
        words.find(|word| *word == name);
        words.next().unwrap_or("?")
    };
    format!(
        "{} inputs tried, {} a second; {} edges, {} features, {} inputs kept",
        stat("number_of_executed_units"),
        stat("average_exec_per_sec"),
        word("cov:"),
        word("ft:"),
        word("corp:").split('/').next().unwrap_or("?")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_progress_and_the_sum_are_what_is_told() {
        let output = "INFO: seed corpus: files: 3\n#4\tINITED cov: 10 ft: 11 corp: 3/9b exec/s: 0\n\
                      #90\tDONE   cov: 4563 ft: 13265 corp: 1342/455Kb lim: 4096 exec/s: 45 rss: 90Mb\n\
                      stat::number_of_executed_units: 90\nstat::average_exec_per_sec:     45\n";
        assert_eq!(
            summary(output),
            "90 inputs tried, 45 a second; 4563 edges, 13265 features, 1342 inputs kept"
        );
        assert!(summary("").starts_with("? inputs tried"));
    }
}
