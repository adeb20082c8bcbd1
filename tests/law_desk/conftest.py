from tests.kept_scene import _begin_in_scene, _scene_of_file, scene

__all__ = ["_begin_in_scene", "_scene_of_file", "scene"]
