"""A class that answers the three exercises of lesson 2, for benches and trials of `unroll grade`."""
import pathlib

LESSON = "02-one-cell"
EXERCISES = ["third-day", "width", "certain"]


def kept_answers(course):
    """The answers that the course keeps, right and wrong, by exercise."""
    found = {}
    for exercise in EXERCISES:
        paths = [path for kind in ("right", "wrong")
                 for path in sorted((pathlib.Path(course) / kind / LESSON).glob("*.swift"))]
        found[exercise] = [path.read_text(encoding="utf-8") for path in paths
                           if path.name.startswith(exercise + "-")]
    return found


def write(folder, course, students, differ):
    """The answers of all students; returns how many of their programs differ.

    Where they are not to differ, only their comments do, as those of small answers."""
    kept, programs = kept_answers(course), set()
    for student in range(students):
        place = folder / f"student-{student:03}" / LESSON
        place.mkdir(parents=True)
        for exercise, answers in kept.items():
            text = answers[student % len(answers)]
            programs.add(f"{text}{student if differ else ''}")
            own = f"let student = {student}\n" if differ else f"// Student {student}\n"
            (place / f"{exercise}.swift").write_text(text + own, encoding="utf-8")
    return len(programs)
