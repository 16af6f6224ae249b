//! Of a row of points in the upper half of the plane, how many stay bounded: the arguments are row, points in a row, turns.
use std::env;
use std::process;

fn stays(cr: f64, ci: f64, turns: u32) -> bool {
    let (mut r, mut i) = (0.0_f64, 0.0_f64);
    for _ in 0..turns {
        if r * r + i * i > 4.0 {
            return false;
        }
        let next = r * r - i * i + cr;
        i = 2.0 * r * i + ci;
        r = next;
    }
    true
}

fn main() {
    let numbers: Vec<u32> = env::args().skip(1).filter_map(|text| text.parse().ok()).collect();
    let [row, points, turns] = match numbers[..] {
        [row, points, turns] => [row, points, turns],
        _ => {
            eprintln!("usage: area ROW POINTS TURNS");
            process::exit(2);
        }
    };
    let step = 2.5 / f64::from(points);
    let ci = (f64::from(row) + 0.5) * step;
    let inside = (0..points).filter(|&column| stays(-2.0 + (f64::from(column) + 0.5) * step, ci, turns)).count();
    println!("{inside}");
}
